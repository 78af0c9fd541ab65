import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { ReactNode } from 'react';

interface ChoiceProps {
  chosen: boolean;
  count?: number | string | undefined;
  onChoose: () => void;
  children: ReactNode;
}

/** One of a few that a list is narrowed by, with how many it would leave; pressed or not, by ground and by tick. */
export function Choice({ chosen, count, onChoose, children }: ChoiceProps) {
  return (
    <ButtonBase aria-pressed={chosen} onClick={onChoose} sx={chosen ? { ...CHIP, ...CHOSEN } : CHIP}>
      {chosen && <span aria-hidden="true">✓</span>}
      <span>{children}</span>
      {count !== undefined && (
        <Box component="span" sx={{ opacity: chosen ? 1 : 0.85, fontWeight: 400 }}>
          {count}
        </Box>
      )}
    </ButtonBase>
  );
}

const CHIP = {
  minHeight: 44,
  px: 1.75,
  gap: 0.75,
  border: 1,
  borderColor: 'edge',
  borderRadius: 22,
  bgcolor: 'background.paper',
  font: 'inherit',
  fontSize: '0.95rem',
  fontWeight: 560,
  '&:hover': { bgcolor: 'background.sunken' },
} as const;

const CHOSEN = {
  bgcolor: 'primary.main',
  borderColor: 'primary.main',
  color: 'primary.contrastText',
  '&:hover': { bgcolor: 'primary.dark' },
} as const;
