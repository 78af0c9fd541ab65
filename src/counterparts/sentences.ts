import type { Language, Texts } from '../platform/problems.js';
import type { GapCode } from './counterpart.vocabulary.js';
import { areaLabel, dayLabel, languageLabel, networkLabel, treatyLabel } from './labels.js';
import type { ReasonCode, ReasonFacts } from './reasons.js';

export const FALLBACKS = ['other-route', 'diplomatic-channel'] as const;
export type FallbackCode = (typeof FALLBACKS)[number];
export type SentenceCode = ReasonCode | GapCode | FallbackCode;

const says = (en: string, es: string, pt: string, fr: string): Texts => ({ en, es, pt, fr });

/** Each reason and gap as a sentence; `{...}` are its facts. */
export const SENTENCES: Readonly<Record<SentenceCode, Texts>> = {
  'treaty-binds': says(
    '{treaty}, art. {article}, binds both States since {since}.',
    '{treaty}, art. {article}: vincula a ambos Estados desde el {since}.',
    '{treaty}, art. {article}: vincula ambos os Estados desde {since}.',
    '{treaty}, art. {article} : lie les deux États depuis le {since}.',
  ),
  'treaty-unverified': says(
    'Part of this rests on facts nobody has checked against the depositary.',
    'Se apoya en parte en datos que nadie ha cotejado con el depositario.',
    'Baseia-se em parte em dados que ninguém conferiu com o depositário.',
    'Cela repose en partie sur des faits que personne n’a vérifiés auprès du dépositaire.',
  ),
  'article-made-for-this': says(
    'Art. {article} of the {treaty} was made for this measure.',
    'El art. {article} ({treaty}) se hizo para esta medida.',
    'O art. {article} ({treaty}) foi feito para esta medida.',
    'L’art. {article} ({treaty}) a été fait pour cette mesure.',
  ),
  'area-not-said': says(
    'The {treaty} reaches only: {areas}. Say what the case is about to be sure.',
    '{treaty}: solo alcanza {areas}. Indique de qué trata el caso para tener certeza.',
    '{treaty}: alcança apenas {areas}. Informe do que trata o caso para ter certeza.',
    '{treaty} : ne couvre que {areas}. Précisez l’objet de l’affaire pour en être sûr.',
  ),
  'designated-for-treaty': says(
    'Its State designated it under this treaty ({treaty}).',
    'Su Estado la designó conforme a este tratado ({treaty}).',
    'O seu Estado a designou com base neste tratado ({treaty}).',
    'Son État l’a désignée au titre de ce traité ({treaty}).',
  ),
  'designated-in-general': says(
    'Designated in general ({basis}); no designation under the {treaty} is recorded.',
    'Designada en general ({basis}); no consta una designación conforme a: {treaty}.',
    'Designada em geral ({basis}); não consta designação com base em: {treaty}.',
    'Désignée de façon générale ({basis}) ; aucune désignation au titre de « {treaty} » n’est enregistrée.',
  ),
  'function-fits': says(
    'Its designation is for just this function.',
    'Su designación es precisamente para esta función.',
    'A sua designação é precisamente para esta função.',
    'Sa désignation porte précisément sur cette fonction.',
  ),
  'designation-undated': says(
    'The dates of its designation are not known.',
    'No se conocen las fechas de su designación.',
    'As datas da sua designação não são conhecidas.',
    'Les dates de sa désignation ne sont pas connues.',
  ),
  'bilateral-treaty': says(
    'A treaty between the two States, as its source prints it: {basis}.',
    'Un tratado entre los dos Estados, tal como lo cita su fuente: {basis}.',
    'Um tratado entre os dois Estados, tal como citado na fonte: {basis}.',
    'Un traité entre les deux États, tel que sa source le cite : {basis}.',
  ),
  'domestic-law': says(
    'Competent by its own law, on reciprocity: {basis}.',
    'Competente por su propio derecho, con reciprocidad: {basis}.',
    'Competente pelo seu direito interno, com reciprocidade: {basis}.',
    'Compétente selon son droit interne, sous réserve de réciprocité : {basis}.',
  ),
  'acts-before-request': says(
    'A point of contact that can act before a formal request arrives; it decides nothing in law.',
    'Un punto de contacto que puede actuar antes de la solicitud formal; no decide en derecho.',
    'Um ponto de contato que pode agir antes do pedido formal; não decide juridicamente.',
    'Un point de contact qui peut agir avant la demande formelle ; il ne tranche rien en droit.',
  ),
  'covered-by-network': says(
    'Belongs to: {networks}.',
    'Pertenece a: {networks}.',
    'Pertence a: {networks}.',
    'Fait partie de : {networks}.',
  ),
  'language-shared': says(
    'Accepts a language you write: {languages}.',
    'Acepta un idioma en que usted escribe: {languages}.',
    'Aceita um idioma em que você escreve: {languages}.',
    'Accepte une langue que vous écrivez : {languages}.',
  ),
  'language-assumed': says(
    'No accepted language is recorded; you write its State’s official one: {languages}.',
    'No consta qué idioma acepta; usted escribe el oficial de su Estado: {languages}.',
    'Não consta que idioma aceita; você escreve o oficial do seu Estado: {languages}.',
    'Aucune langue acceptée n’est enregistrée ; vous écrivez la langue officielle de son État : {languages}.',
  ),
  'language-not-shared': says(
    'Have the request translated: {languages}.',
    'Haga traducir la solicitud: {languages}.',
    'Mande traduzir o pedido: {languages}.',
    'Faites traduire la demande : {languages}.',
  ),
  'channel-direct': says(
    'Takes requests directly.',
    'Recibe las solicitudes directamente.',
    'Recebe os pedidos diretamente.',
    'Reçoit les demandes directement.',
  ),
  'channel-diplomatic': says(
    'Takes requests through the diplomatic channel, which takes longer.',
    'Recibe las solicitudes por vía diplomática, que tarda más.',
    'Recebe os pedidos por via diplomática, que demora mais.',
    'Reçoit les demandes par la voie diplomatique, plus longue.',
  ),
  'answers-always': says(
    'Answers day and night.',
    'Atiende día y noche.',
    'Atende dia e noite.',
    'Répond jour et nuit.',
  ),
  'open-now': says('Open now.', 'Abierto ahora.', 'Aberto agora.', 'Ouvert en ce moment.'),
  'closed-now': says('Closed now.', 'Cerrado ahora.', 'Fechado agora.', 'Fermé en ce moment.'),
  'designation-confirmed': says(
    'Its designations were confirmed on {since}, and that still counts.',
    'Sus designaciones fueron confirmadas el {since} y la confirmación sigue vigente.',
    'As suas designações foram confirmadas em {since}, e isso continua válido.',
    'Ses désignations ont été confirmées le {since}, et cela vaut encore.',
  ),
  'designation-overdue': says(
    'Its designations were last confirmed on {since}: that has lapsed.',
    'Sus designaciones se confirmaron por última vez el {since}: la confirmación ha caducado.',
    'As suas designações foram confirmadas pela última vez em {since}: a confirmação caducou.',
    'Ses désignations ont été confirmées pour la dernière fois le {since} : cela a expiré.',
  ),
  'contact-confirmed': says(
    'Its first contact value was confirmed and still counts.',
    'Su primer dato de contacto fue confirmado y sigue vigente.',
    'O seu primeiro contato foi confirmado e continua válido.',
    'Sa première coordonnée a été confirmée et vaut encore.',
  ),
  'contact-never-verified': says(
    'Nobody has confirmed its first contact value yet.',
    'Nadie ha confirmado aún su primer dato de contacto.',
    'Ninguém confirmou ainda o seu primeiro contato.',
    'Personne n’a encore confirmé sa première coordonnée.',
  ),
  'contact-overdue': says(
    'The confirmation of its first contact value has lapsed.',
    'La confirmación de su primer dato de contacto ha caducado.',
    'A confirmação do seu primeiro contato caducou.',
    'La confirmation de sa première coordonnée a expiré.',
  ),
  'contact-disputed': says(
    'Somebody reported that its first contact value does not answer.',
    'Alguien informó que su primer dato de contacto no responde.',
    'Alguém informou que o seu primeiro contato não responde.',
    'Quelqu’un a signalé que sa première coordonnée ne répond pas.',
  ),
  'no-contact-visible': says(
    'You may see no contact value of it.',
    'No hay datos de contacto que usted pueda ver.',
    'Não há contatos que você possa ver.',
    'Vous ne pouvez voir aucune de ses coordonnées.',
  ),
  'drill-answered': says(
    'It answered the last drill, on {since}.',
    'Respondió al último simulacro, el {since}.',
    'Respondeu ao último simulado, em {since}.',
    'Elle a répondu au dernier exercice, le {since}.',
  ),
  'drill-unanswered': says(
    'It did not answer the last drill, on {since}.',
    'No respondió al último simulacro, el {since}.',
    'Não respondeu ao último simulado, em {since}.',
    'Elle n’a pas répondu au dernier exercice, le {since}.',
  ),
  'drill-failing': says(
    'It did not answer two drills in a row, the last on {since}.',
    'No respondió a dos simulacros seguidos, el último el {since}.',
    'Não respondeu a dois simulados seguidos, o último em {since}.',
    'Elle n’a pas répondu à deux exercices de suite, le dernier le {since}.',
  ),
  'one-person': says(
    'One officer, not an office.',
    'Una persona, no una oficina.',
    'Uma pessoa, não uma repartição.',
    'Une personne, non un service.',
  ),
  'replaced-for-now': says(
    'Somebody else answers for it until {until}.',
    'Otra persona responde en su lugar hasta el {until}.',
    'Outra pessoa responde em seu lugar até {until}.',
    'Quelqu’un d’autre répond à sa place jusqu’au {until}.',
  ),
  'no-designation': says(
    'No designation known under the {treaty}, which binds both States since {since}.',
    'No se conoce ninguna designación conforme a: {treaty}; vincula a ambos Estados desde el {since}.',
    'Não se conhece designação com base em: {treaty}; vincula ambos os Estados desde {since}.',
    'Aucune désignation connue au titre de : {treaty} ; lie les deux États depuis le {since}.',
  ),
  'only-general-designation': says(
    'The {treaty} binds both States since {since}; only a general designation is recorded.',
    '{treaty}: vincula a ambos Estados desde el {since}; solo consta una designación general.',
    '{treaty}: vincula ambos os Estados desde {since}; só consta uma designação geral.',
    '{treaty} : lie les deux États depuis le {since} ; seule une désignation générale est enregistrée.',
  ),
  'treaty-unknown': says(
    'Whether the {treaty} binds {states} on that day is not known.',
    'No se sabe si obliga a {states} en esa fecha: {treaty}.',
    'Não se sabe se obriga {states} nessa data: {treaty}.',
    'On ignore si {states} est lié à cette date : {treaty}.',
  ),
  'no-authority': says(
    'No authority with a recorded competence for this measure is known.',
    'No se conoce ninguna autoridad con competencia registrada para esta medida.',
    'Não se conhece autoridade com competência registrada para esta medida.',
    'Aucune autorité dont la compétence est enregistrée n’est connue pour cette mesure.',
  ),
  'no-point': says(
    'No point of contact that answers day and night is known there.',
    'No se conoce allí ningún punto de contacto que atienda día y noche.',
    'Não se conhece lá ponto de contato que atenda dia e noite.',
    'Aucun point de contact répondant jour et nuit n’y est connu.',
  ),
  'no-contact-value': says(
    'You may see no contact value of the first authority.',
    'No hay datos de contacto de la primera autoridad que usted pueda ver.',
    'Não há contatos da primeira autoridade que você possa ver.',
    'Vous ne pouvez voir aucune coordonnée de la première autorité.',
  ),
  'other-route': says(
    'If it does not answer: {name}.',
    'Si no responde: {name}.',
    'Se não responder: {name}.',
    'Sans réponse : {name}.',
  ),
  'diplomatic-channel': says(
    'If nobody answers: the diplomatic channel, through your foreign ministry; or INTERPOL, through your national central bureau, when it is urgent.',
    'Si nadie responde: la vía diplomática, por su ministerio de relaciones exteriores; o INTERPOL, por su oficina central nacional, si es urgente.',
    'Se ninguém responder: a via diplomática, pelo seu ministério das relações exteriores; ou a INTERPOL, pelo seu escritório central nacional, se for urgente.',
    'Si personne ne répond : la voie diplomatique, par votre ministère des affaires étrangères ; ou INTERPOL, par votre bureau central national, en cas d’urgence.',
  ),
};

const DAYS = ['since', 'until'];
const unknownDay: Texts = says(
  'a day that is not known',
  'una fecha que no se conoce',
  'data que não se conhece',
  'une date inconnue',
);

/** One fact as the reader's language writes it. `states` names States by ISO code. */
function factLabel(
  name: string,
  value: string,
  language: Language,
  stateName: (iso2: string) => string,
): string {
  const each = (label: (code: string, language: Language) => string): string =>
    new Intl.ListFormat(language, { type: 'conjunction' }).format(
      value
        .split(' ')
        .filter(Boolean)
        .map((code) => label(code, language)),
    );
  if (DAYS.includes(name)) return value === '' ? unknownDay[language] : dayLabel(value, language);
  if (name === 'treaty') return treatyLabel(value, language);
  if (name === 'networks') return each(networkLabel);
  if (name === 'areas') return each(areaLabel);
  if (name === 'languages') return each(languageLabel);
  if (name === 'states') return each(stateName);
  return value;
}

/** The sentence of a code with its facts, in one of the four languages. */
export function sentence(
  code: SentenceCode,
  facts: ReasonFacts,
  language: Language,
  stateName: (iso2: string) => string,
): string {
  return SENTENCES[code][language].replace(/\{(\w+)\}/g, (_, name: string) =>
    factLabel(name, facts[name] ?? '', language, stateName),
  );
}
