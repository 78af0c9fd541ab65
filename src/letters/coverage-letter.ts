import type { Language, Texts } from '../platform/problems.js';
import { letterOf, longDay, type Letter } from './letter.js';

/** Something that a State should have in the directory and has not, as facts. */
export type LetterGap =
  | {
      kind: 'designation';
      treaty: string;
      article: string;
      function: string;
      since: string | null;
      unverified: boolean;
    }
  | { kind: 'point-24-7' | 'cyber-crime-unit' | 'expert' | 'languages' }
  | { kind: 'verified'; overdue: number; neverVerified: number; disputed: number };

export interface CoverageLetterFacts {
  /** `YYYY-MM-DD`. */
  day: string;
  /** The State's name in the letter's language. */
  state: string;
  gaps: readonly LetterGap[];
}

interface Words {
  subject: string;
  opening: string;
  nothing: string;
  list: string;
  ask: string;
  safe: string;
  authority: (role: string, treaty: string, article: string) => string;
  since: (day: string) => string;
  unverified: string;
  gaps: Record<'point-24-7' | 'cyber-crime-unit' | 'expert' | 'languages', string>;
  values: (overdue: number, never: number, disputed: number) => string;
}

/** What an authority is designated for, as it follows "authority for". */
const ROLES: Readonly<Record<string, Texts>> = {
  MLA: {
    en: 'mutual legal assistance',
    es: 'asistencia judicial recíproca',
    pt: 'assistência jurídica mútua',
    fr: 'l’entraide judiciaire',
  },
  EXTRADITION: { en: 'extradition', es: 'extradición', pt: 'extradição', fr: 'l’extradition' },
  TRANSFER_SENTENCED: {
    en: 'the transfer of sentenced persons',
    es: 'traslado de personas condenadas',
    pt: 'transferência de pessoas condenadas',
    fr: 'le transfèrement des personnes condamnées',
  },
  CONTACT_24_7: {
    en: 'contact 24 hours a day, 7 days a week',
    es: 'contacto las 24 horas, los 7 días de la semana',
    pt: 'contato 24 horas por dia, 7 dias por semana',
    fr: 'le contact 24 heures sur 24, 7 jours sur 7',
  },
  DIRECT_DISCLOSURE: {
    en: 'direct disclosure by service providers',
    es: 'divulgación directa por proveedores de servicios',
    pt: 'divulgação direta por provedores de serviços',
    fr: 'la divulgation directe par les fournisseurs de services',
  },
};

const WORDS: Record<Language, Words> = {
  en: {
    subject: 'Entries of your State in the directory of counterparts',
    opening:
      'The directory tells the authorities of the other States of the hemisphere who in your State answers a request about cyber-crime or mutual legal assistance, and how to reach them at any hour. It is only as useful as it is complete and up to date.',
    nothing: 'As of today nothing is missing for your State. No action is needed.',
    list: 'As of today the following is missing for your State:',
    ask: 'We kindly ask you to send us these particulars, or to enter them yourselves with the account of your national authority, within thirty days. If an authority has been designated already, the date and reference of the notification to the depositary are enough.',
    safe: 'Please do not send numbers of persons by unprotected mail; the directory takes them behind sign-in and shows them only to those entitled.',
    authority: (role, treaty, article) =>
      `an authority designated for ${role} under the ${treaty} (Article ${article})`,
    since: (day) => `in force for your State since ${day}`,
    unverified: 'according to a date that we could not verify',
    gaps: {
      'point-24-7': 'a point of contact that answers 24 hours a day, 7 days a week',
      'cyber-crime-unit': 'the unit that investigates cyber-crime',
      expert: 'at least one expert, with his or her consent',
      languages: 'the languages in which your central authority accepts requests',
    },
    values: (overdue, never, disputed) =>
      `confirmation of published telephone numbers and addresses: ${overdue} overdue, ${never} never confirmed, ${disputed} disputed`,
  },
  es: {
    subject: 'Fichas de su Estado en el directorio de contrapartes',
    opening:
      'El directorio indica a las autoridades de los demás Estados del hemisferio quién responde en su Estado a una solicitud sobre delito cibernético o asistencia judicial recíproca, y cómo comunicarse a cualquier hora. Solo es útil en la medida en que esté completo y actualizado.',
    nothing: 'A la fecha no falta ningún dato de su Estado. No se requiere ninguna acción.',
    list: 'A la fecha falta lo siguiente respecto de su Estado:',
    ask: 'Les rogamos que nos envíen estos datos, o que los incorporen ustedes mismos con la cuenta de su autoridad nacional, en un plazo de treinta días. Si ya se ha designado una autoridad, bastan la fecha y la referencia de la notificación al depositario.',
    safe: 'Les pedimos que no envíen números de personas por correo sin protección; el directorio los recibe tras el inicio de sesión y los muestra únicamente a quienes están autorizados.',
    authority: (role, treaty, article) =>
      `una autoridad designada para ${role} en virtud de: ${treaty} (artículo ${article})`,
    since: (day) => `en vigor para su Estado desde el ${day}`,
    unverified: 'según una fecha que no hemos podido verificar',
    gaps: {
      'point-24-7': 'un punto de contacto que responda las 24 horas, los 7 días de la semana',
      'cyber-crime-unit': 'la unidad que investiga los delitos cibernéticos',
      expert: 'al menos una persona experta, con su consentimiento',
      languages: 'los idiomas en que su autoridad central acepta solicitudes',
    },
    values: (overdue, never, disputed) =>
      `la confirmación de teléfonos y direcciones publicados: ${overdue} con confirmación vencida, ${never} nunca confirmados, ${disputed} cuestionados`,
  },
  pt: {
    subject: 'Registros do seu Estado no diretório de contrapartes',
    opening:
      'O diretório indica às autoridades dos demais Estados do hemisfério quem responde, no seu Estado, a um pedido sobre crime cibernético ou assistência jurídica mútua, e como entrar em contato a qualquer hora. Ele só é útil se estiver completo e atualizado.',
    nothing: 'Até hoje não falta nenhum dado do seu Estado. Nenhuma providência é necessária.',
    list: 'Até hoje falta o seguinte em relação ao seu Estado:',
    ask: 'Pedimos a gentileza de nos enviar esses dados, ou de incluí-los diretamente com a conta da sua autoridade nacional, no prazo de trinta dias. Se uma autoridade já tiver sido designada, bastam a data e a referência da notificação ao depositário.',
    safe: 'Pedimos que não enviem números de pessoas por correio sem proteção; o diretório os recebe após a entrada na conta e os mostra somente a quem tem direito.',
    authority: (role, treaty, article) =>
      `uma autoridade designada para ${role} nos termos de: ${treaty} (artigo ${article})`,
    since: (day) => `em vigor para o seu Estado desde ${day}`,
    unverified: 'segundo uma data que não pudemos verificar',
    gaps: {
      'point-24-7': 'um ponto de contato que atenda 24 horas por dia, 7 dias por semana',
      'cyber-crime-unit': 'a unidade que investiga crimes cibernéticos',
      expert: 'ao menos uma pessoa especialista, com o seu consentimento',
      languages: 'os idiomas em que a sua autoridade central aceita pedidos',
    },
    values: (overdue, never, disputed) =>
      `a confirmação de telefones e endereços publicados: ${overdue} com confirmação vencida, ${never} nunca confirmados, ${disputed} contestados`,
  },
  fr: {
    subject: 'Fiches de votre État dans le répertoire des homologues',
    opening:
      'Le répertoire indique aux autorités des autres États de l’hémisphère qui, dans votre État, répond à une demande relative à la cybercriminalité ou à l’entraide judiciaire, et comment le joindre à toute heure. Il n’est utile que s’il est complet et à jour.',
    nothing: 'À ce jour, rien ne manque pour votre État. Aucune démarche n’est nécessaire.',
    list: 'À ce jour, il manque pour votre État :',
    ask: 'Nous vous prions de nous faire parvenir ces renseignements, ou de les saisir vous-mêmes avec le compte de votre autorité nationale, dans un délai de trente jours. Si une autorité a déjà été désignée, la date et la référence de la notification au dépositaire suffisent.',
    safe: 'Nous vous prions de ne pas envoyer de numéros de personnes par courrier non protégé ; le répertoire les reçoit après connexion et ne les montre qu’aux personnes habilitées.',
    authority: (role, treaty, article) =>
      `une autorité désignée pour ${role} au titre de : ${treaty} (article ${article})`,
    since: (day) => `en vigueur pour votre État depuis le ${day}`,
    unverified: 'selon une date que nous n’avons pas pu vérifier',
    gaps: {
      'point-24-7': 'un point de contact joignable 24 heures sur 24, 7 jours sur 7',
      'cyber-crime-unit': 'le service chargé des enquêtes en matière de cybercriminalité',
      expert: 'au moins une experte ou un expert, avec son consentement',
      languages: 'les langues dans lesquelles votre autorité centrale accepte les demandes',
    },
    values: (overdue, never, disputed) =>
      `la confirmation de numéros et d’adresses publiés : ${overdue} à confirmation échue, ${never} jamais confirmés, ${disputed} contestés`,
  },
};

/** The letter that says what is missing of a State and asks for it. */
export function coverageLetter({ day, state, gaps }: CoverageLetterFacts, language: Language): Letter {
  const words = WORDS[language];
  const items = gaps.map((gap) => `${gapText(gap, language)}${gap === gaps.at(-1) ? '.' : ';'}`);
  const body = gaps.length === 0 ? [words.nothing] : [words.list, items, words.ask, words.safe];
  return letterOf({ language, day, to: state, subject: words.subject, body: [words.opening, ...body] });
}

function gapText(gap: LetterGap, language: Language): string {
  const words = WORDS[language];
  if (gap.kind === 'verified') return words.values(gap.overdue, gap.neverVerified, gap.disputed);
  if (gap.kind !== 'designation') return words.gaps[gap.kind];
  const role = ROLES[gap.function]?.[language] ?? gap.function;
  const force = gap.since && words.since(longDay(gap.since, language));
  const doubt = gap.unverified ? words.unverified : null;
  return [words.authority(role, gap.treaty, gap.article), force, doubt].filter(Boolean).join(', ');
}
