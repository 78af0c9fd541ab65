import { createTheme, type PaletteOptions } from '@mui/material/styles';
import { componentsOf } from './theme.components.js';

/** Everything that is a matter of looks: palette, type, spacing, density, marks. Screens name roles, never colours. */

declare module '@mui/material/styles' {
  interface TypeBackground {
    /** The band at the top: where one is. */
    band: string;
    /** A row under the pointer, a chosen item, a quiet panel. */
    sunken: string;
  }
  interface TypeText {
    /** On the band. */
    band: string;
  }
  interface Palette {
    /** Around the keyboard's focus, visible on every ground. */
    focus: string;
    /** Edges of what can be filled in or pressed: 3:1 against the ground. */
    edge: string;
    /** Grounds of messages, by what they say. */
    tint: { info: string; success: string; warning: string; error: string };
  }
  interface PaletteOptions {
    focus: string;
    edge: string;
    tint: Palette['tint'];
  }
}

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif';

const light: PaletteOptions = {
  mode: 'light',
  primary: { main: '#0f4c6e', dark: '#0a3650', contrastText: '#ffffff' },
  background: { default: '#f7f6f2', paper: '#ffffff', band: '#0b2a3c', sunken: '#eeece5' },
  text: { primary: '#16202a', secondary: '#4a5561', band: '#f4f1ea' },
  divider: '#dad6cc',
  edge: '#76808a',
  focus: '#b85c00',
  tint: { info: '#e6eff4', success: '#e5f1e9', warning: '#fbf0da', error: '#fae8e6' },
  success: { main: '#17653a' },
  warning: { main: '#845000' },
  error: { main: '#a3211b' },
  info: { main: '#2a5d7c' },
};

const dark: PaletteOptions = {
  mode: 'dark',
  primary: { main: '#8ecbe8', dark: '#b9e0f3', contrastText: '#06202d' },
  background: { default: '#0f151a', paper: '#161e25', band: '#08131b', sunken: '#1f2931' },
  text: { primary: '#e9e7e1', secondary: '#aab4bd', band: '#f4f1ea' },
  divider: '#2d3943',
  edge: '#75828d',
  focus: '#ffb35c',
  tint: { info: '#16303e', success: '#143324', warning: '#38290c', error: '#401d1b' },
  success: { main: '#7fd0a0' },
  warning: { main: '#f0bd6a' },
  error: { main: '#ff9d96' },
  info: { main: '#8fc3df' },
};

/** How sure a value is: the shape says it as well as the colour. */
export const FRESHNESS_MARKS = {
  confirmed: { colour: 'success.main', path: 'M2 8.5 6 12.5 14 3.5' },
  due: { colour: 'warning.main', path: 'M8 2.5a5.5 5.5 0 1 0 .01 0M8 5v3.5l2.5 1.5' },
  overdue: { colour: 'error.main', path: 'M8 2.5 14.5 13.5H1.5Z M8 6.5v3.2 M8 11.6v.2' },
  'never-verified': { colour: 'text.secondary', path: 'M8 2.5a5.5 5.5 0 1 0 .01 0' },
  disputed: { colour: 'error.main', path: 'M3 3 13 13 M13 3 3 13' },
} as const;

/** Traffic Light Protocol 2.0 (FIRST): the label's colours, always on black, and its words untranslated. */
export const TLP_COLOURS: Readonly<Record<string, string>> = {
  'TLP:RED': '#ff2b2b',
  'TLP:AMBER+STRICT': '#ffc000',
  'TLP:AMBER': '#ffc000',
  'TLP:GREEN': '#33ff00',
  'TLP:CLEAR': '#ffffff',
};

/** Widths in pixels: the column of sections, and the longest line of a screen. */
export const WIDTHS = { sections: 232, screen: 1120 } as const;

/** One scale from little to much, for the map and whatever says the same; a ramp of its own by night. */
export const RAMP = {
  light: { steps: ['#e2d9c6', '#bccbd6', '#8badca', '#4c7db0', '#17457a'], land: '#f0ede7', edge: '#ffffff' },
  dark: { steps: ['#3a3f47', '#35556f', '#4478a6', '#6fa3d6', '#c3e0fb'], land: '#20262e', edge: '#12161b' },
} as const;

export const themeOf = (mode: 'light' | 'dark') =>
  createTheme({
    palette: mode === 'light' ? light : dark,
    shape: { borderRadius: 6 },
    typography: {
      fontFamily: FONT,
      fontSize: 15,
      body1: { fontSize: '1rem', lineHeight: 1.5 },
      body2: { fontSize: '0.9rem', lineHeight: 1.5 },
      h1: {
        fontSize: 'clamp(1.5rem, 1.3rem + 0.9vw, 1.95rem)',
        fontWeight: 700,
        lineHeight: 1.2,
        letterSpacing: '-0.015em',
      },
      h2: { fontSize: '1.2rem', fontWeight: 680, lineHeight: 1.3, letterSpacing: '-0.005em' },
      h3: { fontSize: '1rem', fontWeight: 680, lineHeight: 1.4 },
      button: { textTransform: 'none', fontWeight: 620, letterSpacing: 0 },
      caption: { fontSize: '0.85rem', lineHeight: 1.4 },
    },
    components: componentsOf(),
  });
