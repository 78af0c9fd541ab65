import Box from '@mui/material/Box';
import { Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { Loading } from './page.js';

/** What stands further down: loaded once one comes near it, so that a telephone does not pay for what it never shows. */
export function WhenNear({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    const watching = new IntersectionObserver(
      (entries) => setNear((before) => before || entries.some(({ isIntersecting }) => isIntersecting)),
      { rootMargin: '400px' },
    );
    if (place.current) watching.observe(place.current);
    return () => watching.disconnect();
  }, []);
  return (
    <Box ref={place} sx={{ minHeight: near ? 0 : 600 }}>
      {near && <Suspense fallback={<Loading />}>{children}</Suspense>}
    </Box>
  );
}
