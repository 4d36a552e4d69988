/** Where a phone leads. */

/** `tel:` link of an E.164 number. */
export function callLink(phone: string): string {
  return `tel:${phone}`;
}

/** Chat with a number, on the phone's app or on the web: digits alone, https://faq.whatsapp.com/5913398998672934 */
export function whatsAppLink(phone: string): string {
  return `https://wa.me/${phone.slice(1)}`;
}
