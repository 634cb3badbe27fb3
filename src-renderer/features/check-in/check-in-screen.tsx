/** The screen at the door. */
export function CheckInScreen() {
  return null;
}
