const RIGHT_TO_LEFT =
  /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** Which way a name is read: the side of a badge that its text begins on, and the QR code does not. */
export function directionOf(name: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.test(name) ? 'rtl' : 'ltr';
}
