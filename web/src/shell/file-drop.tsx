import Box from '@mui/material/Box';
import { useId, useState, type DragEvent, type Ref } from 'react';

interface FileDropProps {
  label: string;
  hint?: string;
  /** What was chosen, in words. */
  chosen?: string | null;
  accept?: string;
  multiple?: boolean;
  chooser?: Ref<HTMLInputElement>;
  onFiles: (files: File[]) => void;
}

/** A place to drop files on, or to choose them by the browser's own button. */
export function FileDrop({ label, hint, chosen, accept, multiple = false, chooser, onFiles }: FileDropProps) {
  const id = useId();
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    if (files && files.length > 0) onFiles([...files]);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <Box
      onDragOver={(event: DragEvent) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      sx={{ ...ZONE, ...(over ? { borderStyle: 'solid', bgcolor: 'tint.info' } : {}) }}
    >
      <Box component="label" htmlFor={id} sx={{ fontWeight: 650 }}>
        {label}
      </Box>
      <Box
        component="input"
        type="file"
        id={id}
        ref={chooser}
        accept={accept}
        multiple={multiple}
        sx={CHOOSER}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={({ target }: { target: HTMLInputElement }) => take(target.files)}
      />
      {hint && (
        <Box id={`${id}-hint`} sx={{ color: 'text.secondary', fontSize: '0.9rem', overflowWrap: 'anywhere' }}>
          {hint}
        </Box>
      )}
      {chosen && <Box sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{chosen}</Box>}
    </Box>
  );
}

const ZONE = {
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  gap: 1,
  p: { xs: 2, sm: 3 },
  border: '2px dashed',
  borderColor: 'edge',
  borderRadius: 1,
  bgcolor: 'background.paper',
} as const;

const CHOOSER = {
  font: 'inherit',
  color: 'inherit',
  minHeight: 44,
  width: '100%',
  minWidth: 0,
  py: 1,
  boxSizing: 'border-box',
  '&::file-selector-button': {
    font: 'inherit',
    fontWeight: 620,
    minHeight: 40,
    px: 2,
    mr: 1.5,
    border: 1,
    borderColor: 'edge',
    borderRadius: 1,
    bgcolor: 'background.default',
    color: 'text.primary',
  },
} as const;
