// node scripts/map.mjs: draws the map of the Americas, once, into web/src/map/americas.json. Natural Earth's boundaries
// (world-atlas, public domain) are simplified, projected (Lambert's equal areas) and cropped here, so that a browser
// only paints: Alaska's last islands and the far north of Canada are left out, the Caribbean is drawn once more, larger.
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { geoArea, geoAzimuthalEqualArea, geoCentroid, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import { presimplify, simplify } from 'topojson-simplify';

const read = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const states = Object.values(read('../src/countries/reference/member-states.json')).find(
  (list) => Array.isArray(list) && list.length === 35,
);
const world = presimplify(read('../node_modules/world-atlas/countries-50m.json'));

/** Square degrees (as steradians) below which a State is hard to hit, and gets a dot. */
const SMALL = 0.0004;
/** Islands smaller than this are left out, but for the largest of each State. */
const SPECK = 0.00006;

const MAIN = {
  width: 420,
  height: 560,
  box: [
    [-128, -55],
    [-38, 62],
  ],
  detail: 0.06,
};
const INSET = {
  width: 420,
  height: 250,
  box: [
    [-86, 9.5],
    [-58.5, 27],
  ],
  detail: 0.008,
};

function draw({ width, height, box: [[west, south], [east, north]], detail }) {
  const middle = [(west + east) / 2, (south + north) / 2];
  const frame = {
    type: 'MultiPoint',
    coordinates: [
      [west, south],
      [west, north],
      [east, south],
      [east, north],
      [middle[0], south],
      [middle[0], north],
    ],
  };
  const projection = geoAzimuthalEqualArea()
    .rotate([-middle[0], -middle[1]])
    .fitExtent(
      [
        [0, 0],
        [width, height],
      ],
      frame,
    )
    .clipExtent([
      [0, 0],
      [width, height],
    ]);
  const path = geoPath(projection).digits(1);
  const topology = simplify(world, detail);
  const { features } = feature(topology, topology.objects.countries);
  const drawn = features
    .map((one) => ({ ...one, geometry: withoutSpecks(one.geometry) }))
    .filter((one) => path(one));
  const ofState = ({ id }) => states.find(({ iso_numeric }) => String(iso_numeric).padStart(3, '0') === id);
  const shapes = drawn.filter(ofState);
  const dots = features
    .filter((one) => ofState(one) && geoArea(one) < SMALL)
    .map((one) => [ofState(one).iso2, projection(geoCentroid(one)).map(Math.round)])
    .filter(([, [x, y]]) => x > 0 && y > 0 && x < width && y < height);
  return {
    width,
    height,
    land: drawn
      .filter((one) => !ofState(one))
      .map((one) => path(one))
      .join(''),
    shapes: sorted(shapes.map((one) => [ofState(one).iso2, path(one)])),
    dots: sorted(dots),
  };
}

const sorted = (entries) => Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));

function withoutSpecks(geometry) {
  if (geometry.type !== 'MultiPolygon') return geometry;
  const areas = geometry.coordinates.map((coordinates) => geoArea({ type: 'Polygon', coordinates }));
  const largest = Math.max(...areas);
  return {
    ...geometry,
    coordinates: geometry.coordinates.filter((_, index) => areas[index] === largest || areas[index] > SPECK),
  };
}

const map = { americas: draw(MAIN), caribbean: draw(INSET) };
const missing = states.filter(({ iso2 }) => !map.americas.shapes[iso2] && !map.americas.dots[iso2]);
if (missing.length > 0) throw new Error(`Not on the map: ${missing.map(({ iso2 }) => iso2)}`);
const text = JSON.stringify(map);
writeFileSync(new URL('../web/src/map/americas.json', import.meta.url), `${text}\n`);
console.log(`web/src/map/americas.json: ${text.length} bytes, ${gzipSync(text).length} with gzip`);
