import type { Language, Texts } from '../platform/problems.js';

const says = (en: string, es: string, pt: string, fr: string): Texts => ({ en, es, pt, fr });

/** What printed directories say besides the directory's own texts and its vocabulary. */
export const PRINT_WORDS = {
  directory: says(
    'Hemispheric directory of counterparts',
    'Directorio hemisférico de contrapartes',
    'Diretório hemisférico de contrapartes',
    'Répertoire hémisphérique des homologues',
  ),
  subject: says(
    'Cyber-crime and mutual legal assistance: who answers in each State, how to reach them, and how sure the directory is of it',
    'Delito cibernético y asistencia judicial recíproca: quién responde en cada Estado, cómo contactarlo y con qué certeza',
    'Crime cibernético e assistência jurídica mútua: quem responde em cada Estado, como contatá-lo e com que certeza',
    'Cybercriminalité et entraide judiciaire : qui répond dans chaque État, comment le joindre et avec quelle certitude',
  ),
  edition: says('Edition', 'Edición', 'Edição', 'Édition'),
  part: says('Part {n} of {of}', 'Parte {n} de {of}', 'Parte {n} de {of}', 'Partie {n} sur {of}'),
  asOf: says('As of', 'Datos al', 'Dados em', 'Données au'),
  audience: says('For', 'Destinado a', 'Destinado a', 'Destinataires'),
  states: says('States', 'Estados', 'Estados', 'États'),
  entries: says('Entries', 'Fichas', 'Registros', 'Fiches'),
  values: says('Contact values', 'Datos de contacto', 'Dados de contato', 'Coordonnées'),
  sure: says(
    'How sure the contact values are',
    'Certeza de los datos de contacto',
    'Certeza dos dados de contato',
    'Fiabilité des coordonnées',
  ),
  copyFor: says('Copy for', 'Ejemplar para', 'Exemplar para', 'Exemplaire pour'),
  serial: says('Serial', 'N.º de serie', 'N.º de série', 'N° de série'),
  howTo: says('How to read it', 'Cómo leerlo', 'Como ler', 'Comment le lire'),
  contents: says('Contents', 'Contenido', 'Sumário', 'Sommaire'),
  byFunction: says('Index by function', 'Índice por función', 'Índice por função', 'Index par fonction'),
  byLanguage: says('Index by language', 'Índice por idioma', 'Índice por idioma', 'Index par langue'),
  organisations: says(
    'International organisations',
    'Organizaciones internacionales',
    'Organizações internacionais',
    'Organisations internationales',
  ),
  capital: says('Capital', 'Capital', 'Capital', 'Capitale'),
  callingCode: says('Calling code', 'Código telefónico', 'Código telefônico', 'Indicatif'),
  officialLanguages: says(
    'Official languages',
    'Idiomas oficiales',
    'Idiomas oficiais',
    'Langues officielles',
  ),
  clock: says('Time zone', 'Zona horaria', 'Fuso horário', 'Fuseau horaire'),
  functions: says('Functions', 'Funciones', 'Funções', 'Fonctions'),
  specialities: says('Specialities', 'Especialidades', 'Especialidades', 'Spécialités'),
  designated: says('Designated under', 'Designada por', 'Designada por', 'Désignée par'),
  networks: says('Networks', 'Redes', 'Redes', 'Réseaux'),
  languages: says('Languages', 'Idiomas', 'Idiomas', 'Langues'),
  accepts: says(
    'Accepts requests in',
    'Acepta solicitudes en',
    'Aceita pedidos em',
    'Accepte les demandes en',
  ),
  hours: says('Hours', 'Horario', 'Horário', 'Horaires'),
  always: says('day and night', 'día y noche', 'dia e noite', 'jour et nuit'),
  addressWord: says('Address', 'Dirección', 'Endereço', 'Adresse'),
  notes: says('Notes', 'Notas', 'Notas', 'Notes'),
  source: says('Source', 'Fuente', 'Fonte', 'Source'),
  noValue: says(
    'No contact value for this audience',
    'Sin datos de contacto para estos destinatarios',
    'Sem dados de contato para estes destinatários',
    'Aucune coordonnée pour ces destinataires',
  ),
  erased: says('erased', 'borrado', 'apagado', 'effacé'),
  demo: says(
    'entry of the demonstration',
    'ficha de la demostración',
    'registro da demonstração',
    'fiche de la démonstration',
  ),
  until: says('until {day}', 'hasta {day}', 'até {day}', 'jusqu’au {day}'),
  since: says('since {day}', 'desde {day}', 'desde {day}', 'depuis {day}'),
  article: says('art. {n}', 'art. {n}', 'art. {n}', 'art. {n}'),
  readEntry: says(
    'Each State has a chapter: central authorities first, then law-enforcement contacts, then experts. Values stand in the order in which to try them.',
    'Cada Estado tiene un capítulo: primero las autoridades centrales, luego los contactos policiales y de investigación, luego los expertos. Los datos están en el orden en que conviene probarlos.',
    'Cada Estado tem um capítulo: primeiro as autoridades centrais, depois os contatos de aplicação da lei, depois os especialistas. Os dados estão na ordem em que convém tentá-los.',
    'Chaque État a son chapitre : les autorités centrales d’abord, puis les contacts des services répressifs, puis les experts. Les coordonnées figurent dans l’ordre où les essayer.',
  ),
  readNumber: says(
    'Telephone numbers begin with + and the calling code: dial them as they stand, with your own international prefix in place of the +. “x” is an extension.',
    'Los números de teléfono empiezan con + y el código del país: márquelos tal como están, con su prefijo internacional en lugar del +. «x» es la extensión.',
    'Os números de telefone começam com + e o código do país: disque-os como estão, com o seu prefixo internacional no lugar do +. “x” é o ramal.',
    'Les numéros de téléphone commencent par + et l’indicatif du pays : composez-les tels quels, avec votre préfixe international à la place du +. « x » est le poste.',
  ),
  readFresh: says(
    'Beside each value stands how sure the directory was of it at the cut-off. “Updated” is not “verified”: only a confirmation by the office itself counts, and it lapses.',
    'Junto a cada dato consta la certeza que el directorio tenía de él a la fecha de corte. «Actualizado» no es «verificado»: solo cuenta la confirmación de la propia oficina, y caduca.',
    'Ao lado de cada dado consta a certeza que o diretório tinha dele na data de corte. “Atualizado” não é “verificado”: só conta a confirmação do próprio órgão, e ela expira.',
    'À côté de chaque coordonnée figure la certitude qu’en avait le répertoire à la date d’arrêt. « Mis à jour » n’est pas « vérifié » : seule compte la confirmation du service lui-même, et elle expire.',
  ),
  readTlp: says(
    'The label at the head and foot of every page is the strictest of anything in this document; each value carries its own. Labels follow Traffic Light Protocol 2.0 (FIRST) and are never translated.',
    'La etiqueta al inicio y al pie de cada página es la más estricta de todo el documento; cada dato lleva la suya. Las etiquetas siguen el Traffic Light Protocol 2.0 (FIRST) y nunca se traducen.',
    'O rótulo no topo e no pé de cada página é o mais restrito de todo o documento; cada dado leva o seu. Os rótulos seguem o Traffic Light Protocol 2.0 (FIRST) e nunca são traduzidos.',
    'Le marquage en tête et en pied de chaque page est le plus strict de tout le document ; chaque coordonnée porte le sien. Les marquages suivent le Traffic Light Protocol 2.0 (FIRST) et ne sont jamais traduits.',
  ),
  readSigned: says(
    'This file is named in the edition’s signed manifest: check it before you rely on it, on the page /verify or with gpg.',
    'Este archivo figura en el manifiesto firmado de la edición: compruébelo antes de confiar en él, en la página /verify o con gpg.',
    'Este arquivo consta do manifesto assinado da edição: verifique-o antes de confiar nele, na página /verify ou com gpg.',
    'Ce fichier figure dans le manifeste signé de l’édition : vérifiez-le avant de vous y fier, sur la page /verify ou avec gpg.',
  ),
  confirmed: says(
    'its office confirmed it, and the confirmation holds',
    'su oficina lo confirmó y la confirmación está vigente',
    'seu órgão o confirmou e a confirmação está vigente',
    'son service l’a confirmée, et la confirmation tient',
  ),
  due: says(
    'the confirmation lapses within 30 days',
    'la confirmación vence en 30 días',
    'a confirmação vence em 30 dias',
    'la confirmation expire sous 30 jours',
  ),
  overdue: says(
    'the confirmation has lapsed: try it, and have a second way',
    'la confirmación venció: pruébelo y tenga otra vía',
    'a confirmação venceu: tente, e tenha outra via',
    'la confirmation a expiré : essayez-la, et prévoyez une autre voie',
  ),
  'never-verified': says(
    'taken from its source; nobody has confirmed it',
    'tomado de su fuente; nadie lo ha confirmado',
    'tirado da sua fonte; ninguém o confirmou',
    'reprise de sa source ; personne ne l’a confirmée',
  ),
  disputed: says(
    'somebody reported that it is wrong: do not rely on it',
    'alguien informó que es incorrecto: no confíe en él',
    'alguém informou que está errado: não confie nele',
    'quelqu’un l’a signalée comme fausse : ne vous y fiez pas',
  ),
} as const satisfies Record<string, Texts>;

export type PrintWord = keyof typeof PRINT_WORDS;

/** The words in one language; `{n}` stands for what is put in. */
export const printWords =
  (language: Language) =>
  (key: PrintWord, facts: Readonly<Record<string, string | number>> = {}): string =>
    PRINT_WORDS[key][language].replace(/\{(\w+)\}/g, (_, fact: string) => String(facts[fact] ?? ''));
