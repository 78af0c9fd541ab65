/** The controlled lists of the central authorities' register. */

/** How a request may reach an authority. */
export const CHANNELS = [
  'diplomatic',
  'direct',
  'interpol',
  'secure-platform',
  'post',
  'courier',
  'fax',
  'email',
  'encrypted-email',
] as const;
export type ChannelName = (typeof CHANNELS)[number];

/** Why a language is accepted: for the request, its annexes, or a first urgent contact. */
export const ACCEPTED_LANGUAGE_PURPOSES = ['requests', 'annexes', 'urgent', 'contact'] as const;
