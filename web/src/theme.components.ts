import type { Components, Theme } from '@mui/material/styles';

/** The smallest height of what is pressed, in pixels (WCAG 2.2 asks for 24; thumbs ask for more). */
const TOUCH = 44;

const focusRing = (theme: Theme) => ({ outline: `3px solid ${theme.palette.focus}`, outlineOffset: 2 });

/** What paper needs: black on white, no controls, rows and values kept whole. */
const PRINT = {
  '@page': { margin: '11mm 14mm' },
  '@media print': {
    '.no-print': { display: 'none !important' },
    'html, body': { background: '#fff' },
    // An entry, and a State, on one sheet: everything is measured by this.
    html: { fontSize: '10px' },
    'tr, li, dl, h1, h2, h3': { breakInside: 'avoid' },
    'h1, h2, h3': { breakAfter: 'avoid' },
    thead: { display: 'table-header-group' },
    'th.MuiTableCell-root, td.MuiTableCell-root': { padding: '2px 8px 2px 0' },
  },
};

/** The component library in the theme's own shape: labels above their fields, plain edges, one focus ring. */
export const componentsOf = (): Components<Theme> => ({
  MuiCssBaseline: {
    styleOverrides: (theme) => ({
      body: { fontVariantNumeric: 'tabular-nums', overflowWrap: 'break-word' },
      ':focus-visible': focusRing(theme),
      '::selection': { background: theme.palette.primary.main, color: theme.palette.primary.contrastText },
      '@media (prefers-reduced-motion: reduce)': {
        '*, *::before, *::after': {
          animationDuration: '0s !important',
          transitionDuration: '0s !important',
          scrollBehavior: 'auto !important',
        },
      },
      ...PRINT,
    }),
  },
  ...controls,
  ...forms,
  ...panels,
  ...tables,
});

const controls: Components<Theme> = {
  MuiButtonBase: {
    defaultProps: { disableRipple: true },
    styleOverrides: { root: ({ theme }) => ({ '&.Mui-focusVisible': focusRing(theme) }) },
  },
  MuiButton: {
    defaultProps: { disableElevation: true },
    styleOverrides: {
      root: {
        minHeight: TOUCH,
        paddingInline: 16,
        lineHeight: 1.3,
        // On a narrow phone long words of a button go on in a second line; on a desk they stay together.
        '@media (min-width: 480px)': { whiteSpace: 'nowrap' },
      },
      outlined: ({ theme }) => ({
        borderColor: theme.palette.edge,
        background: theme.palette.background.paper,
      }),
      text: {
        textDecoration: 'underline',
        textUnderlineOffset: 3,
        '&:hover': { textDecorationThickness: 2 },
      },
    },
  },
  MuiIconButton: { styleOverrides: { root: { minWidth: TOUCH, minHeight: TOUCH, borderRadius: 6 } } },
  MuiLink: {
    defaultProps: { underline: 'always' },
    styleOverrides: {
      root: { textUnderlineOffset: 3, textDecorationThickness: 1, '&:hover': { textDecorationThickness: 2 } },
    },
  },
  MuiTab: { styleOverrides: { root: { minHeight: TOUCH, fontSize: '0.95rem' } } },
  MuiTabs: { styleOverrides: { root: { minHeight: TOUCH }, indicator: { height: 3 } } },
  // Labels of several lines keep apart from each other, and their boxes stand at the first.
  MuiFormControlLabel: {
    styleOverrides: { root: { alignItems: 'flex-start' }, label: { paddingBlock: 9 } },
  },
  MuiCheckbox: { styleOverrides: { root: { padding: 10 } } },
  MuiRadio: { styleOverrides: { root: { padding: 10 } } },
  MuiMenuItem: { styleOverrides: { root: { minHeight: TOUCH } } },
};

/** Edge of a field: plain, doubled where the focus is, red where something is wrong. */
const field = ({ theme }: { theme: Theme }) => ({
  minHeight: TOUCH,
  borderRadius: theme.shape.borderRadius,
  background: theme.palette.background.paper,
});

const forms: Components<Theme> = {
  MuiTextField: { defaultProps: { fullWidth: true, size: 'small' } },
  MuiInputLabel: {
    defaultProps: { shrink: true },
    styleOverrides: {
      root: ({ theme }) => ({
        position: 'static',
        transform: 'none',
        maxWidth: 'none',
        whiteSpace: 'normal',
        marginBottom: 4,
        fontSize: '0.95rem',
        fontWeight: 620,
        lineHeight: 1.4,
        color: theme.palette.text.primary,
        '&.Mui-focused': { color: theme.palette.text.primary },
      }),
    },
  },
  MuiOutlinedInput: {
    defaultProps: { notched: false },
    styleOverrides: {
      root: (props) => ({
        ...field(props),
        '&.Mui-focused': { outline: `3px solid ${props.theme.palette.focus}`, outlineOffset: 1 },
      }),
      notchedOutline: ({ theme }) => ({
        top: 0,
        borderColor: theme.palette.edge,
        '& legend': { display: 'none' },
      }),
    },
  },
  MuiInput: {
    defaultProps: { disableUnderline: true },
    styleOverrides: {
      root: (props) => ({
        ...field(props),
        border: `1px solid ${props.theme.palette.edge}`,
        paddingInline: 10,
        'label + &, .MuiInputLabel-root + &': { marginTop: 0 },
        '&.Mui-focused': { outline: `3px solid ${props.theme.palette.focus}`, outlineOffset: 1 },
        '& .MuiNativeSelect-select:focus': { background: 'transparent' },
      }),
    },
  },
  MuiFormHelperText: { styleOverrides: { root: { marginInline: 0, fontSize: '0.85rem', lineHeight: 1.4 } } },
  MuiFormLabel: { styleOverrides: { asterisk: { display: 'none' } } },
};

const panels: Components<Theme> = {
  MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
  MuiAlert: {
    defaultProps: { icon: false },
    styleOverrides: {
      root: ({ theme, ownerState }) => ({
        borderRadius: 0,
        borderInlineStart: `5px solid ${theme.palette[ownerState.severity ?? 'info'].main}`,
        background: theme.palette.tint[ownerState.severity ?? 'info'],
        color: theme.palette.text.primary,
        fontSize: '1rem',
        alignItems: 'center',
        flexWrap: 'wrap',
      }),
      action: { paddingTop: 0, alignItems: 'center' },
      message: { flex: '1 1 12rem' },
    },
  },
  MuiDialog: {
    styleOverrides: {
      paper: ({ theme }) => ({
        border: `1px solid ${theme.palette.divider}`,
        borderRadius: 8,
        margin: 16,
        // A phone has no room to give away.
        [theme.breakpoints.down('sm')]: {
          margin: 8,
          width: 'calc(100% - 16px)',
          maxWidth: 'none',
          maxHeight: 'calc(100% - 16px)',
        },
      }),
    },
  },
  MuiDialogTitle: { styleOverrides: { root: { fontWeight: 700, fontSize: '1.3rem', lineHeight: 1.3 } } },
  MuiTooltip: { styleOverrides: { tooltip: { fontSize: '0.85rem' } } },
  MuiLinearProgress: { styleOverrides: { root: { height: 8, borderRadius: 4 } } },
};

const tables: Components<Theme> = {
  MuiTable: { styleOverrides: { root: { borderCollapse: 'collapse' } } },
  MuiTableCell: {
    styleOverrides: {
      root: ({ theme }) => ({
        padding: '9px 16px 9px 0',
        verticalAlign: 'top',
        fontSize: '0.95rem',
        borderColor: theme.palette.divider,
      }),
      head: ({ theme }) => ({
        color: theme.palette.text.secondary,
        fontSize: '0.85rem',
        fontWeight: 620,
        lineHeight: 1.35,
        verticalAlign: 'bottom',
        borderBottom: `2px solid ${theme.palette.edge}`,
      }),
    },
  },
  MuiTableRow: {
    styleOverrides: {
      root: ({ theme }) => ({ 'tbody > &:hover': { background: theme.palette.background.sunken } }),
    },
  },
};
