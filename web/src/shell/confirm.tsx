import Button from '@mui/material/Button';
import type { UseMutationResult } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Dialog } from '../entry/dialog.js';

interface ConfirmProps {
  /** What stands on the button, and is asked. */
  act: string;
  /** What the button is called for those who do not see what it stands beside. */
  name?: string;
  /** What will happen. */
  children: ReactNode;
  doing: UseMutationResult<unknown, Error, void>;
  disabled?: boolean;
}

/** A button for what is not easily undone: it says what will happen, and asks. */
export function Confirm({ act, name = act, children, doing, disabled = false }: ConfirmProps) {
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Button
        variant="outlined"
        color="error"
        aria-label={name}
        disabled={disabled}
        onClick={() => {
          doing.reset();
          setAsked(true);
        }}
      >
        {act}
      </Button>
      {asked && (
        <Dialog
          title={name}
          submit={act}
          harsh
          busy={doing.isPending}
          error={doing.error}
          onSubmit={() => doing.mutate(undefined, { onSuccess: () => setAsked(false) })}
          onClose={() => setAsked(false)}
        >
          <div>{children}</div>
        </Dialog>
      )}
    </>
  );
}
