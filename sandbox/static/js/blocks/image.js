/** Images, large and small. */

import { h, safeUrl } from "../dom.js";
import { textObject } from "../mrkdwn.js";

export function imageBlock(block) {
  const picture = image(block, "image");
  return block.title
    ? h("figure", {}, h("figcaption", {}, textObject(block.title)), picture)
    : picture;
}

export const contextImage = (element) => image(element, "context-image");

function image(block, look) {
  const src = safeUrl(block.image_url ?? block.slack_file?.url ?? "");
  if (!src || !(block.image_url ?? block.slack_file?.url)) {
    return h("span", { class: ["no-image", look] }, block.alt_text || "Image");
  }
  return h("img", { src, alt: block.alt_text ?? "", class: look, loading: "lazy" });
}
