/** The emoji people use most, by Slack's names. */

const TABLE = `
smile 😄|grinning 😀|smiley 😃|grin 😁|laughing 😆|joy 😂|rolling_on_the_floor_laughing 🤣|sweat_smile 😅
slightly_smiling_face 🙂|upside_down_face 🙃|wink 😉|blush 😊|innocent 😇|heart_eyes 😍|star-struck 🤩
kissing_heart 😘|yum 😋|stuck_out_tongue 😛|stuck_out_tongue_winking_eye 😜|hugging_face 🤗|thinking_face 🤔
shushing_face 🤫|zipper_mouth_face 🤐|neutral_face 😐|expressionless 😑|no_mouth 😶|smirk 😏|unamused 😒
face_with_rolling_eyes 🙄|grimacing 😬|relieved 😌|pensive 😔|sleepy 😪|sleeping 😴|mask 😷|face_with_thermometer 🤒
exploding_head 🤯|sunglasses 😎|nerd_face 🤓|confused 😕|worried 😟|slightly_frowning_face 🙁|white_frowning_face ☹️
open_mouth 😮|astonished 😲|flushed 😳|pleading_face 🥺|fearful 😨|cold_sweat 😰|cry 😢|sob 😭|scream 😱
disappointed 😞|sweat 😓|weary 😩|tired_face 😫|triumph 😤|rage 😡|angry 😠|skull 💀|hankey 💩|clown_face 🤡|ghost 👻
robot_face 🤖|partying_face 🥳|saluting_face 🫡|melting_face 🫠
+1 👍|thumbsup 👍|-1 👎|thumbsdown 👎|wave 👋|raised_hand ✋|raised_hands 🙌|clap 👏|pray 🙏|handshake 🤝|ok_hand 👌|v ✌️
crossed_fingers 🤞|point_left 👈|point_right 👉|point_up ☝️|point_up_2 👆|point_down 👇|muscle 💪|writing_hand ✍️
fist 👊|facepunch 👊|eyes 👀|eye 👁️|brain 🧠|bust_in_silhouette 👤|busts_in_silhouette 👥|speaking_head_in_silhouette 🗣️
woman 👩|man 👨|baby 👶|shrug 🤷|man-shrugging 🤷‍♂️|woman-shrugging 🤷‍♀️|face_palm 🤦|raising_hand 🙋
heart ❤️|red_heart ❤️|orange_heart 🧡|yellow_heart 💛|green_heart 💚|blue_heart 💙|purple_heart 💜|black_heart 🖤|broken_heart 💔
sparkling_heart 💖|100 💯|boom 💥|fire 🔥|sparkles ✨|star ⭐|star2 🌟|dizzy 💫|zap ⚡|sunny ☀️|cloud ☁️|rainbow 🌈
umbrella ☔|snowflake ❄️|ocean 🌊|seedling 🌱|evergreen_tree 🌲|four_leaf_clover 🍀|cactus 🌵|rose 🌹|sunflower 🌻|tulip 🌷
dog 🐶|cat 🐱|bear 🐻|fox_face 🦊|panda_face 🐼|unicorn_face 🦄|bee 🐝|turtle 🐢|penguin 🐧|owl 🦉|bug 🐛|snail 🐌
apple 🍎|banana 🍌|avocado 🥑|pizza 🍕|hamburger 🍔|taco 🌮|cake 🍰|birthday 🎂|cookie 🍪|doughnut 🍩|coffee ☕|tea 🍵|beer 🍺|beers 🍻|wine_glass 🍷|champagne 🍾
soccer ⚽|basketball 🏀|trophy 🏆|medal 🏅|sports_medal 🏅|dart 🎯|game_die 🎲|video_game 🎮|art 🎨|musical_note 🎵|guitar 🎸|tada 🎉|confetti_ball 🎊|balloon 🎈|gift 🎁
rocket 🚀|airplane ✈️|car 🚗|truck 🚚|bus 🚌|bike 🚲|ship 🚢|house 🏠|office 🏢|hospital 🏥|bank 🏦|department_store 🏬|factory 🏭|earth_africa 🌍|world_map 🗺️
watch ⌚|iphone 📱|computer 💻|keyboard ⌨️|printer 🖨️|camera 📷|tv 📺|telephone ☎️|phone ☎️|telephone_receiver 📞|pager 📟|battery 🔋|electric_plug 🔌
bulb 💡|flashlight 🔦|candle 🕯️|money_with_wings 💸|dollar 💵|euro 💶|credit_card 💳|gem 💎|balance_scale ⚖️|scales ⚖️|wrench 🔧|hammer 🔨|hammer_and_wrench 🛠️|gear ⚙️|toolbox 🧰|magnet 🧲
shield 🛡️|lock 🔒|unlock 🔓|key 🔑|old_key 🗝️|door 🚪|bed 🛏️|shopping_trolley 🛒|shopping_bags 🛍️|package 📦|label 🏷️|bookmark 🔖
email ✉️|envelope ✉️|e-mail 📧|incoming_envelope 📨|envelope_with_arrow 📩|outbox_tray 📤|inbox_tray 📥|mailbox 📫|mailbox_with_mail 📬|mailbox_closed 📪|postbox 📮|love_letter 💌
memo 📝|pencil 📝|pencil2 ✏️|page_facing_up 📄|page_with_curl 📃|bookmark_tabs 📑|bar_chart 📊|chart_with_upwards_trend 📈|chart_with_downwards_trend 📉|date 📅|calendar 📆|spiral_calendar_pad 🗓️|card_index 📇|clipboard 📋
pushpin 📌|round_pushpin 📍|paperclip 📎|linked_paperclips 🖇️|scissors ✂️|file_folder 📁|open_file_folder 📂|card_file_box 🗃️|file_cabinet 🗄️|wastebasket 🗑️|newspaper 📰|books 📚|book 📖|closed_book 📕|green_book 📗|notebook 📓|ledger 📒|ticket 🎫|receipt 🧾
bell 🔔|no_bell 🔕|mega 📣|loudspeaker 📢|speaker 🔈|mute 🔇|speech_balloon 💬|left_speech_bubble 🗨️|thought_balloon 💭|zzz 💤|mag 🔍|mag_right 🔎|link 🔗
hourglass ⌛|hourglass_flowing_sand ⏳|alarm_clock ⏰|stopwatch ⏱️|timer_clock ⏲️|clock1 🕐|clock3 🕒|clock9 🕘|clock12 🕛|calendar_spiral 🗓️
white_check_mark ✅|heavy_check_mark ✔️|ballot_box_with_check ☑️|x ❌|negative_squared_cross_mark ❎|heavy_multiplication_x ✖️|heavy_plus_sign ➕|heavy_minus_sign ➖|question ❓|grey_question ❔|exclamation ❗|heavy_exclamation_mark ❗|grey_exclamation ❕|bangbang ‼️|interrobang ⁉️
warning ⚠️|no_entry ⛔|no_entry_sign 🚫|octagonal_sign 🛑|construction 🚧|rotating_light 🚨|vertical_traffic_light 🚦|sos 🆘|new 🆕|free 🆓|up 🆙|cool 🆒|ok 🆗|information_source ℹ️|recycle ♻️|triangular_flag_on_post 🚩|checkered_flag 🏁|white_flag 🏳️
red_circle 🔴|large_orange_circle 🟠|large_yellow_circle 🟡|large_green_circle 🟢|large_blue_circle 🔵|large_purple_circle 🟣|large_brown_circle 🟤|white_circle ⚪|black_circle ⚫|large_red_square 🟥|large_orange_square 🟧|large_yellow_square 🟨|large_green_square 🟩|large_blue_square 🟦|white_large_square ⬜|black_large_square ⬛|small_blue_diamond 🔹|small_orange_diamond 🔸|large_blue_diamond 🔷|large_orange_diamond 🔶
arrow_up ⬆️|arrow_down ⬇️|arrow_left ⬅️|arrow_right ➡️|arrow_upper_right ↗️|arrow_lower_right ↘️|arrow_right_hook ↪️|leftwards_arrow_with_hook ↩️|arrows_counterclockwise 🔄|arrows_clockwise 🔃|repeat 🔁|back 🔙|soon 🔜|top 🔝|arrow_forward ▶️|double_vertical_bar ⏸️|black_square_for_stop ⏹️|fast_forward ⏩|twisted_rightwards_arrows 🔀
one 1️⃣|two 2️⃣|three 3️⃣|four 4️⃣|five 5️⃣|six 6️⃣|seven 7️⃣|eight 8️⃣|nine 9️⃣|zero 0️⃣|keycap_ten 🔟|hash #️⃣
moneybag 💰|yen 💴|pound 💷|chart 💹|crystal_ball 🔮|test_tube 🧪|pill 💊|syringe 💉|adhesive_bandage 🩹|stethoscope 🩺|ambulance 🚑|fire_engine 🚒|police_car 🚓|headphones 🎧|microphone 🎤|studio_microphone 🎙️|movie_camera 🎥|clapper 🎬
sunrise 🌅|city_sunset 🌇|crescent_moon 🌙|full_moon 🌕|snowman ⛄|christmas_tree 🎄|jack_o_lantern 🎃|sparkler 🎇|fireworks 🎆|anger 💢|sweat_drops 💦|dash 💨|hole 🕳️|bomb 💣
spider_web 🕸️|butterfly 🦋|elephant 🐘|fish 🐟|whale 🐳|crown 👑|mortar_board 🎓|tophat 🎩|eyeglasses 👓|necktie 👔|shirt 👕|jeans 👖|dress 👗|shoe 👞|athletic_shoe 👟|high_heel 👠|handbag 👜|briefcase 💼|school_satchel 🎒|ring 💍|lipstick 💄
`;

const BY_NAME = new Map(
  TABLE.trim()
    .split(/[|\n]/)
    .map((entry) => {
      const cut = entry.trim().lastIndexOf(" ");
      return [entry.trim().slice(0, cut), entry.trim().slice(cut + 1)];
    }),
);

const BY_SIGN = new Map([...BY_NAME].reverse().map(([name, sign]) => [bare(sign), name]));

const SIGNS =
  /\p{Regional_Indicator}{2}|[0-9#*]\uFE0F?\u20E3|\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?(?:\u200D\p{Extended_Pictographic}\uFE0F?)*/gu;

/** The sign for a name such as "tada" or "+1::skin-tone-2", or undefined. */
export function emojiOf(name) {
  return BY_NAME.get(name.split("::")[0]);
}

/** Replace known `:names:` in a text; an unknown name stays as typed. */
export function withEmoji(text) {
  return text.replace(
    /:([a-z0-9_+-]+)(?:::skin-tone-\d)?:/g,
    (typed, name) => emojiOf(name) ?? typed,
  );
}

/** Names that start with (then contain) what was typed, for completion. */
export function emojiLike(typed, most = 8) {
  const names = [...BY_NAME.keys()];
  const starts = names.filter((name) => name.startsWith(typed));
  const holds = names.filter((name) => !name.startsWith(typed) && name.includes(typed));
  return [...starts, ...holds].slice(0, most).map((name) => ({ name, sign: BY_NAME.get(name) }));
}

/** Cut a text into strings and `{name, unicode}` wherever an emoji stands, typed or as a sign. */
export function emojiParts(text) {
  const found = new RegExp(`:([a-z0-9_+-]+):|(${SIGNS.source})`, "gu");
  const parts = [];
  let from = 0;
  for (const match of text.matchAll(found)) {
    const name = match[1] ? BY_NAME.has(match[1]) && match[1] : BY_SIGN.get(bare(match[2]));
    if (!name) continue;
    if (match.index > from) parts.push(text.slice(from, match.index));
    parts.push({ name, unicode: codes(BY_NAME.get(name)) });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}

/** Whether a text is nothing but a few emoji, which Slack shows large. */
export function isOnlyEmoji(text) {
  const rest = withEmoji(text.trim());
  return rest.length > 0 && rest.length < 40 && rest.replace(SIGNS, "").trim() === "";
}

function codes(sign) {
  return [...sign].map((letter) => letter.codePointAt(0).toString(16)).join("-");
}

function bare(sign) {
  return sign.replace(/\uFE0F/g, "");
}
