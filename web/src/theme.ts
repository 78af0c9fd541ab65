import { createTheme, type PaletteOptions } from '@mui/material/styles';

/** Everything that is a matter of looks: palette, type, spacing, density, marks. Screens name roles, never colours. */

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif';

const light: PaletteOptions = {
  mode: 'light',
  primary: { main: '#17457a', dark: '#0f315a', contrastText: '#ffffff' },
  background: { default: '#faf9f7', paper: '#ffffff' },
  text: { primary: '#1b1f24', secondary: '#4f5660' },
  divider: '#dcd9d3',
  success: { main: '#1a6b3c' },
  warning: { main: '#8a5300' },
  error: { main: '#a61b1b' },
  info: { main: '#3b5c86' },
};

const dark: PaletteOptions = {
  mode: 'dark',
  primary: { main: '#9cc3f0', dark: '#c3dcf8', contrastText: '#0d1a29' },
  background: { default: '#12161b', paper: '#191e25' },
  text: { primary: '#eceae6', secondary: '#b3b8c0' },
  divider: '#343b45',
  success: { main: '#7fd0a0' },
  warning: { main: '#f0bd6a' },
  error: { main: '#ff9d96' },
  info: { main: '#9fbce0' },
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

export const themeOf = (mode: 'light' | 'dark') =>
  createTheme({
    palette: mode === 'light' ? light : dark,
    shape: { borderRadius: 4 },
    typography: {
      fontFamily: FONT,
      fontSize: 15,
      h1: { fontSize: '1.75rem', fontWeight: 650, lineHeight: 1.2, letterSpacing: '-0.01em' },
      h2: { fontSize: '1.2rem', fontWeight: 650, lineHeight: 1.3 },
      h3: { fontSize: '1rem', fontWeight: 650, lineHeight: 1.4 },
      button: { textTransform: 'none', fontWeight: 600 },
    },
    components: {
      MuiCssBaseline: {
        styleOverrides: {
          body: { fontVariantNumeric: 'tabular-nums', overflowWrap: 'break-word' },
          ':focus-visible': { outline: '3px solid currentColor', outlineOffset: '2px' },
          '@media (prefers-reduced-motion: reduce)': {
            '*': { animationDuration: '0s !important', transitionDuration: '0s !important' },
          },
          '@media print': { '.no-print': { display: 'none !important' }, body: { background: '#fff' } },
        },
      },
      MuiButtonBase: { defaultProps: { disableRipple: true } },
      MuiButton: {
        defaultProps: { disableElevation: true },
        styleOverrides: { root: { minHeight: 44, whiteSpace: 'nowrap' } },
      },
      MuiTextField: { defaultProps: { fullWidth: true, size: 'small' } },
      MuiOutlinedInput: { styleOverrides: { root: { minHeight: 44 } } },
      MuiPaper: { defaultProps: { elevation: 0 } },
      MuiLink: { defaultProps: { underline: 'always' } },
      MuiTableCell: { styleOverrides: { root: { padding: '8px 12px 8px 0', verticalAlign: 'top' } } },
    },
  });
