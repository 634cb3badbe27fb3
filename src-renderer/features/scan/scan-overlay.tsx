/** The verdict of a scan that was made while another screen is open. */
export function ScanOverlay() {
  return null;
}
