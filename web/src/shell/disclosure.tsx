import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';

interface DisclosureProps {
  /** What the button says to those who do not see it. */
  name: string;
  face: ReactNode;
  children: (close: () => void) => ReactNode;
}

/** A button of the band and what it opens below it. Escape, or a press elsewhere, closes it; the focus comes back. */
export function Disclosure({ name, face, children }: DisclosureProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const whole = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const elsewhere = ({ target }: Event) => {
      if (target instanceof Node && !whole.current?.contains(target)) setOpen(false);
    };
    const escape = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener('pointerdown', elsewhere);
    document.addEventListener('focusin', elsewhere);
    document.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('pointerdown', elsewhere);
      document.removeEventListener('focusin', elsewhere);
      document.removeEventListener('keydown', escape);
    };
  }, [open]);
  return (
    <Box ref={whole} className="no-print" sx={{ position: 'relative' }}>
      <ButtonBase
        ref={button}
        aria-label={name}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
        sx={BAND_BUTTON}
      >
        {face}
      </ButtonBase>
      {open && (
        <Box id={id} sx={PANEL}>
          {children(() => setOpen(false))}
        </Box>
      )}
    </Box>
  );
}

/** A control on the band: light on dark in both looks. */
export const BAND_BUTTON = {
  minHeight: 44,
  minWidth: 44,
  px: 1,
  gap: 0.75,
  borderRadius: 1,
  color: 'text.band',
  font: 'inherit',
  '&:hover, &[aria-expanded=true]': { bgcolor: 'rgb(255 255 255 / 0.12)' },
  '&.Mui-focusVisible': { outlineColor: '#ffb35c' },
} as const;

const PANEL = {
  position: 'absolute',
  insetInlineEnd: 0,
  top: 'calc(100% + 6px)',
  zIndex: 20,
  width: 'min(300px, calc(100vw - 32px))',
  bgcolor: 'background.paper',
  color: 'text.primary',
  border: 1,
  borderColor: 'divider',
  borderRadius: 1,
  boxShadow: '0 8px 28px rgb(0 0 0 / 0.22)',
  p: 2,
} as const;
