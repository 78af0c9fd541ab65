import { SetMetadata } from '@nestjs/common';
import type { Permission } from './permissions.js';

export const ALLOW = 'enlace:allow';
export const PUBLIC = 'enlace:public';

/** The permission a route needs. A route with neither `@Allow` nor `@Public` answers nobody. */
export const Allow = (permission: Permission) => SetMetadata(ALLOW, permission);

/** A route for everybody, signed in or not. Say why in a comment beside it. */
export const Public = () => SetMetadata(PUBLIC, true);
