/** How near a map shows a place of which no zoom is said: some streets around it. */
const USUAL_ZOOM = 16;

/** The address of OpenStreetMap for a place; null where its position is not said, or is none. */
export function mapAddress({
  mapLatitude: latitude,
  mapLongitude: longitude,
  mapZoom: zoom,
}: {
  mapLatitude: number | null;
  mapLongitude: number | null;
  mapZoom: number | null;
}): string | null {
  const isPlace = latitude !== null && longitude !== null && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  if (!isPlace) return null;
  const near = zoom === null || !(zoom >= 0 && zoom <= 22) ? USUAL_ZOOM : Math.round(zoom);
  return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=${near}/${latitude}/${longitude}`;
}
