import { Problem } from '../platform/problems.js';

/** 401 with the challenge that RFC 9110, 11.6.1 asks for. */
export const notSignedIn = (detail = 'Send a valid access token: Authorization: Bearer ...') =>
  new Problem('not-signed-in', detail, {
    headers: { 'www-authenticate': 'Bearer realm="enlace"' },
  });
