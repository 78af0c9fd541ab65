import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { createLink } from '@tanstack/react-router';

/** A link to another screen, in the theme's looks. */
export const RouterLink = createLink(Link);

/** The same in the looks of a button: what one comes to a screen to do, on another screen. */
export const RouterButton = createLink(Button);
