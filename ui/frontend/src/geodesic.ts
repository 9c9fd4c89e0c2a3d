/** Points at a distance on the WGS-84 ellipsoid, by Vincenty's direct formula. */

const MAJOR = 6_378_137;
const FLATTENING = 1 / 298.257223563;
const MINOR = MAJOR * (1 - FLATTENING);
const PRECISION = 1e-11;
const CORNERS = 72;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;
const degrees = (angle: number): number => (angle * 180) / Math.PI;

/**
 * Where one arrives.
 *
 * @param azimuth degrees clockwise from north
 * @param metres distance on the ellipsoid
 * @returns latitude and longitude in degrees
 */
export function destination(lat: number, lon: number, azimuth: number, metres: number): [lat: number, lon: number] {
  const [sinA, cosA] = [Math.sin(radians(azimuth)), Math.cos(radians(azimuth))];
  const tanU = (1 - FLATTENING) * Math.tan(radians(lat));
  const cosU = 1 / Math.hypot(1, tanU);
  const sinU = tanU * cosU;
  const start = Math.atan2(tanU, cosA);
  const sinAlpha = cosU * sinA;
  const cos2Alpha = 1 - sinAlpha ** 2;
  const u2 = (cos2Alpha * (MAJOR ** 2 - MINOR ** 2)) / MINOR ** 2;
  const a = 1 + (u2 / 16384) * (4096 + u2 * (-768 + u2 * (320 - 175 * u2)));
  const b = (u2 / 1024) * (256 + u2 * (-128 + u2 * (74 - 47 * u2)));
  const straight = metres / (MINOR * a);
  let sigma = straight;
  let before: number;
  let middle: number;
  do {
    middle = Math.cos(2 * start + sigma);
    const [sin, cos] = [Math.sin(sigma), Math.cos(sigma)];
    const higher = (b / 6) * middle * (4 * sin ** 2 - 3) * (4 * middle ** 2 - 3);
    before = sigma;
    sigma = straight + b * sin * (middle + (b / 4) * (cos * (2 * middle ** 2 - 1) - higher));
  } while (Math.abs(sigma - before) > PRECISION);
  const [sin, cos] = [Math.sin(sigma), Math.cos(sigma)];
  const end = sinU * sin - cosU * cos * cosA;
  const latitude = Math.atan2(sinU * cos + cosU * sin * cosA, (1 - FLATTENING) * Math.hypot(sinAlpha, end));
  const lambda = Math.atan2(sin * sinA, cosU * cos - sinU * sin * cosA);
  const c = (FLATTENING / 16) * cos2Alpha * (4 + FLATTENING * (4 - 3 * cos2Alpha));
  const curve = sigma + c * sin * (middle + c * cos * (2 * middle ** 2 - 1));
  return [degrees(latitude), lon + degrees(lambda - (1 - c) * FLATTENING * sinAlpha * curve)];
}

/** Circle around a place: its points are that far on the ellipsoid, so on the map it is no circle. */
export function ring(lat: number, lon: number, kilometres: number): Array<[lat: number, lon: number]> {
  return Array.from({ length: CORNERS }, (_, corner) =>
    destination(lat, lon, (360 / CORNERS) * corner, 1000 * kilometres),
  );
}
