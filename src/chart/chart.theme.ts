import { type Theme } from './chart.dto.js';

/** Colours by what they are for. Text has a contrast of at least 4.5 : 1 against the background, lines of 3 : 1. */
type Palette = Record<
  'background' | 'text' | 'muted' | 'grid' | 'actual' | 'today' | 'on_track' | 'at_risk' | 'off_track',
  string
>;

const LIGHT: Palette = {
  background: '#ffffff',
  text: '#1c2128',
  muted: '#57606a',
  grid: '#d8dee4',
  actual: '#0a5fb8',
  today: '#a23c00',
  on_track: '#157038',
  at_risk: '#8a5a00',
  off_track: '#c4232d',
};

const DARK: Palette = {
  background: '#12161c',
  text: '#e8edf2',
  muted: '#9da7b3',
  grid: '#303842',
  actual: '#6cb6ff',
  today: '#f2a65a',
  on_track: '#5bd37a',
  at_risk: '#e5b84b',
  off_track: '#ff8078',
};

const FONT = `text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,sans-serif;unicode-bidi:plaintext}`;

/** The style sheet of a picture: nothing is loaded from anywhere. */
export function styleFor(theme: Theme): string {
  if (theme !== 'auto') return FONT + rules(theme === 'dark' ? DARK : LIGHT);
  return `${FONT}${rules(LIGHT)}@media (prefers-color-scheme:dark){${rules(DARK)}}`;
}

function rules(palette: Palette): string {
  const fills = Object.entries(palette).map(([name, colour]) => `.${name}{fill:${colour}}`);
  return [
    ...fills,
    `.gridline{stroke:${palette.grid};stroke-width:1}`,
    `.axis{stroke:${palette.muted};stroke-width:1}`,
    `.line{fill:none;stroke:${palette.actual};stroke-width:3;stroke-linejoin:round;stroke-linecap:round}`,
    `.area{fill:${palette.actual};fill-opacity:.12}`,
    `.straight{fill:none;stroke:${palette.muted};stroke-width:2;stroke-dasharray:7 6}`,
    `.marker{stroke:${palette.today};stroke-width:1.5;stroke-dasharray:2 4}`,
    `.dot{fill:${palette.actual};stroke:${palette.background};stroke-width:2.5}`,
    `.halo{stroke:${palette.background};stroke-width:5;stroke-linejoin:round;paint-order:stroke}`,
  ].join('');
}
