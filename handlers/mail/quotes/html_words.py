"""How mail programs mark quoted history and signatures in their HTML, as CSS selectors."""

from __future__ import annotations

#: From such an element on stands an earlier mail: its headers or its body.
HISTORY: tuple[str, ...] = (
    "#divRplyFwdMsg",  # Outlook on the web, Outlook for iOS and Android
    '[id$="_divRplyFwdMsg"]',
    "#appendonsend",
    '[id$="_appendonsend"]',
    "#mail-editor-reference-message-container",  # Outlook for Windows and Mac of 2023
    ".ms-outlook-mobile-reference-message",
    "#OLK_SRC_BODY_SECTION",  # Outlook for Mac of 2011
    ".OutlookMessageHeader",
    "hr#stopSpelling",  # Hotmail
    "hr#zwchr",  # Zimbra
    'hr[data-marker="__DIVIDER__"]',
    'div[style*="border-top:solid #B5C4DF"]',  # Word as the editor of Outlook 2007 and 2010
    'div[style*="border-top:solid #E1E1E1"]',  # and since 2013
    'div[style*="border-top: solid #B5C4DF"]',
    'div[style*="border-top: solid #E1E1E1"]',
    'div[style*="border-top:"][style*="padding:3.0pt 0"]',  # any other colour
    'div[style*="border-top:"][style*="padding: 3pt 0"]',  # as browsers write that
    'div[style*="border-style: solid none none"][style*="padding: 3pt 0"]',
    'div[style*="border-top-color: rgb(229, 229, 229)"][style*="padding-top: 5px"]',  # Windows Mail
    ".yahoo_quoted",
    ".zmail_extra",  # Zoho
    ".tutanota_quote",
    '[name="messageReplySection"]',  # Spark
    ".cm_quote",  # Newton, once CloudMagic
    ".sh-quoted-content",  # Superhuman
    "#isReplyContent",  # NetEase
    'div[name="quote"]',  # GMX and WEB.DE
)

#: Such an element says whose words follow.
ATTRIBUTION: tuple[str, ...] = (
    ".gmail_attr",
    ".moz-cite-prefix",  # Thunderbird
    ".airmail_on",
    ".protonmail_quote",
)

#: Such an element is a quote, though it is no <blockquote>.
QUOTE: tuple[str, ...] = (
    ".front-blockquote:not(blockquote)",
    ".quoted-text",
)

#: Such an element is what the program adds below every mail.
SIGNATURE: tuple[str, ...] = (
    ".gmail_signature",
    '[data-smartmail="gmail_signature"]',
    "#Signature",
    '[id$="_Signature"]',
    "#ms-outlook-mobile-signature",
    '[id$="_ms-outlook-mobile-signature"]',
    ".moz-signature",
    "#AppleMailSignature",
    ".protonmail_signature_block",
    "#cm_signature",
    ".front-signature",
    "#ymail_android_signature",
    ".yahoo-signature",
    '[data-marker="__SIG_PRE__"]',
    '[name="messageSignatureSection"]',
)
