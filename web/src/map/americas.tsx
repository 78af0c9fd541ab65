import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { RAMP } from '../theme.js';
import drawn from './americas.json' with { type: 'json' };

/** What a State looks like on the map: a step of the scale (0 to 4; null: nothing is known), and its words. */
export interface Shade {
  step: number | null;
  words: string;
}

type Drawing = (typeof drawn)['americas'];

/**
 * The Americas in one scale of colour. It says nothing that the table beside it does not say, and is hidden from
 * screen readers and the keyboard: both read that table.
 */
export default function AmericasMap({ shades }: { shades: ReadonlyMap<string, Shade> }) {
  const { t } = useTranslation();
  const { steps, land, edge } = RAMP[useTheme().palette.mode];
  const fills = Object.fromEntries(steps.map((fill, step) => [`& [data-step="${step}"]`, { fill }]));
  return (
    <Box
      sx={{
        '& svg': { display: 'block', width: '100%', height: 'auto' },
        '& [data-land]': { fill: land },
        '& [data-state]': {
          stroke: edge,
          strokeWidth: 0.7,
          cursor: 'pointer',
          '&:hover': { stroke: 'currentColor', strokeWidth: 1.5 },
        },
        '& [data-step="none"]': {
          fill: land,
          stroke: 'currentColor',
          strokeWidth: 0.5,
          strokeDasharray: '2 2',
        },
        ...fills,
      }}
    >
      <div aria-hidden="true">
        <Drawn drawing={drawn.americas} shades={shades} dot={4.5} />
        <Box sx={{ fontSize: '0.8rem', color: 'text.secondary', mt: 1 }}>{t('map.caribbean')}</Box>
        <Box sx={{ border: 1, borderColor: 'divider', borderRadius: 1, overflow: 'hidden' }}>
          <Drawn drawing={drawn.caribbean} shades={shades} dot={7} />
        </Box>
      </div>
      <Box component="p" sx={{ fontSize: '0.8rem', color: 'text.secondary', my: 1 }}>
        {t('map.position')}
      </Box>
    </Box>
  );
}

interface DrawnProps {
  drawing: Drawing | (typeof drawn)['caribbean'];
  shades: ReadonlyMap<string, Shade>;
  dot: number;
}

function Drawn({ drawing, shades, dot }: DrawnProps) {
  const navigate = useNavigate();
  const marks = (iso2: string) => {
    const { step = null, words = iso2 } = shades.get(iso2) ?? {};
    const onClick = () => void navigate({ to: '/countries/$iso2', params: { iso2 } });
    return {
      props: { 'data-state': iso2, 'data-step': step ?? 'none', onClick },
      title: <title>{words}</title>,
    };
  };
  return (
    <svg viewBox={`0 0 ${drawing.width} ${drawing.height}`}>
      <path data-land="" d={drawing.land} />
      {Object.entries(drawing.shapes).map(([iso2, shape]) => (
        <path key={iso2} d={shape} {...marks(iso2).props}>
          {marks(iso2).title}
        </path>
      ))}
      {Object.entries(drawing.dots).map(([iso2, [x, y]]) => (
        <circle key={iso2} cx={x} cy={y} r={dot} {...marks(iso2).props}>
          {marks(iso2).title}
        </circle>
      ))}
    </svg>
  );
}
