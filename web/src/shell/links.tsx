import Link from '@mui/material/Link';
import { createLink } from '@tanstack/react-router';

/** A link to another screen, in the theme's looks. */
export const RouterLink = createLink(Link);
