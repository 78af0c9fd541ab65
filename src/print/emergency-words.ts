import type { Language, Texts } from '../platform/problems.js';

const says = (en: string, es: string, pt: string, fr: string): Texts => ({ en, es, pt, fr });

/** What the emergency pack says. */
const WORDS = {
  title: says('Emergency pack', 'Paquete de emergencia', 'Pacote de emergência', 'Dossier d’urgence'),
  subject: says(
    'Whom to call in each State when the directory cannot be reached',
    'A quién llamar en cada Estado cuando no hay acceso al directorio',
    'A quem ligar em cada Estado quando o diretório está inacessível',
    'Qui appeler dans chaque État quand le répertoire est inaccessible',
  ),
  asOf: says('Made {day} UTC', 'Hecho el {day} UTC', 'Feito em {day} UTC', 'Établi le {day} UTC'),
  stale: says(
    'Made anew each night. Destroy the copy before it: a number may have changed.',
    'Se hace de nuevo cada noche. Destruya la copia anterior: un número puede haber cambiado.',
    'Refeito a cada noite. Destrua a cópia anterior: um número pode ter mudado.',
    'Refait chaque nuit. Détruisez l’exemplaire précédent : un numéro a pu changer.',
  ),
  say: says(
    'Say: your name and office; the offence; which data, at which provider, will be lost and when; that you ask for its preservation, and that the written request follows. Note whom you spoke to and the time in UTC.',
    'Diga: su nombre y oficina; el delito; qué datos, en qué proveedor, se perderán y cuándo; que pide su conservación y que la solicitud escrita seguirá. Anote con quién habló y la hora UTC.',
    'Diga: seu nome e órgão; o crime; quais dados, em qual provedor, se perderão e quando; que pede a sua preservação e que o pedido escrito seguirá. Anote com quem falou e a hora UTC.',
    'Dites : votre nom et votre service ; l’infraction ; quelles données, chez quel fournisseur, seront perdues et quand ; que vous en demandez la conservation et que la demande écrite suivra. Notez votre interlocuteur et l’heure UTC.',
  ),
  numbers: says('24/7 numbers', 'Números 24/7', 'Números 24/7', 'Numéros 24/7'),
  order: says(
    'In this order; go on when nobody answers after ten rings, twice:',
    'En este orden; siga si nadie responde tras diez timbres, dos veces:',
    'Nesta ordem; siga se ninguém atender após dez toques, duas vezes:',
    'Dans cet ordre ; passez à la suite si personne ne répond après dix sonneries, deux fois :',
  ),
  night: says(
    '24/7 point of contact',
    'Punto de contacto 24/7',
    'Ponto de contato 24/7',
    'Point de contact 24/7',
  ),
  police: says(
    'Other law-enforcement units',
    'Otras unidades policiales y de investigación',
    'Outras unidades de aplicação da lei',
    'Autres services répressifs',
  ),
  interpol: says(
    'INTERPOL National Central Bureau, by I-24/7',
    'Oficina Central Nacional de INTERPOL, por I-24/7',
    'Escritório Central Nacional da INTERPOL, por I-24/7',
    'Bureau central national d’INTERPOL, par I-24/7',
  ),
  central: says(
    'Central authority, in office hours; the formal request goes here',
    'Autoridad central, en horario de oficina; aquí se dirige la solicitud formal',
    'Autoridade central, em horário de expediente; o pedido formal vai para cá',
    'Autorité centrale, aux heures ouvrables ; la demande formelle lui est adressée',
  ),
  none: says(
    'The directory knows none.',
    'El directorio no conoce ninguno.',
    'O diretório não conhece nenhum.',
    'Le répertoire n’en connaît aucun.',
  ),
  further: says(
    'More in the directory: {n}',
    'Más en el directorio: {n}',
    'Mais no diretório: {n}',
    'D’autres dans le répertoire : {n}',
  ),
  speaks: says('Languages', 'Idiomas', 'Idiomas', 'Langues'),
  clock: says('Time zone', 'Zona horaria', 'Fuso horário', 'Fuseau horaire'),
  page: says('page', 'página', 'página', 'page'),
} as const satisfies Record<string, Texts>;

export type EmergencyWord = keyof typeof WORDS;

export const emergencyWord = (
  key: EmergencyWord,
  language: Language,
  facts: Readonly<Record<string, string | number>> = {},
): string => WORDS[key][language].replace(/\{(\w+)\}/g, (_, fact: string) => String(facts[fact] ?? ''));
