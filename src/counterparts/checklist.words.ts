import type { Texts } from '../platform/problems.js';

const says = (en: string, es: string, pt: string, fr: string): Texts => ({ en, es, pt, fr });

/** What a request must hold, item by item. */
export const ITEMS = {
  authority: says(
    'the authority that makes the request',
    'la autoridad que presenta la solicitud',
    'a autoridade que faz o pedido',
    'l’autorité dont émane la demande',
  ),
  conducting: says(
    'the object and nature of the investigation or proceeding, and the authority that conducts it',
    'el objeto y la naturaleza de la investigación o del proceso, y la autoridad que lo conduce',
    'o objeto e a natureza da investigação ou do processo, e a autoridade que o conduz',
    'l’objet et la nature de l’enquête ou de la procédure, et l’autorité qui en est chargée',
  ),
  offence: says(
    'the offence and a summary of the facts',
    'el delito y un resumen de los hechos',
    'o crime e um resumo dos fatos',
    'l’infraction et un résumé des faits',
  ),
  origin: says(
    'the act from which the request arises, described precisely',
    'el acto que origina la solicitud, descrito con precisión',
    'o ato que origina o pedido, descrito com precisão',
    'l’acte à l’origine de la demande, décrit avec précision',
  ),
  assistance: says(
    'the assistance sought, described precisely',
    'la asistencia que se solicita, descrita con precisión',
    'a assistência solicitada, descrita com precisão',
    'l’assistance demandée, décrite avec précision',
  ),
  procedure: says(
    'any particular procedure to be followed',
    'todo procedimiento especial que deba seguirse',
    'qualquer procedimento especial a observar',
    'toute procédure particulière à suivre',
  ),
  person: says(
    'identity, whereabouts and nationality of the persons concerned, where possible',
    'identidad, paradero y nacionalidad de las personas interesadas, si es posible',
    'identidade, paradeiro e nacionalidade das pessoas em causa, se possível',
    'identité, adresse et nationalité des personnes visées, si possible',
  ),
  purpose: says(
    'the purpose for which the evidence, information or action is sought',
    'la finalidad para la que se piden las pruebas, la información o la actuación',
    'a finalidade para a qual se pedem provas, informações ou medidas',
    'le but dans lequel les preuves, informations ou mesures sont demandées',
  ),
  data: says(
    'the stored data to be preserved, and how they relate to the offence',
    'los datos almacenados que deben conservarse y su relación con el delito',
    'os dados armazenados a preservar e a sua relação com o crime',
    'les données stockées à conserver et leur lien avec l’infraction',
  ),
  custodian: says(
    'what is known of the custodian of the data or the place of the computer system',
    'lo que se sepa del custodio de los datos o de la ubicación del sistema informático',
    'o que se saiba do responsável pelos dados ou da localização do sistema',
    'ce que l’on sait du gardien des données ou de l’emplacement du système',
  ),
  necessity: says(
    'why the preservation is necessary',
    'la necesidad de la conservación',
    'a necessidade da preservação',
    'la nécessité de la conservation',
  ),
  followUp: says(
    'that a request for mutual assistance for the data will follow',
    'que se presentará una solicitud de asistencia para obtener los datos',
    'que se apresentará pedido de assistência para obter os dados',
    'l’intention de présenter une demande d’entraide portant sur ces données',
  ),
  warrant: says(
    'a certified copy of the arrest warrant, or of the judgment',
    'copia certificada de la orden de detención o de la sentencia',
    'cópia autenticada do mandado de prisão ou da sentença',
    'copie certifiée du mandat d’arrêt ou du jugement',
  ),
  law: says(
    'the text of the provisions on the offence, its penalty and prescription',
    'el texto de las disposiciones sobre el delito, su pena y la prescripción',
    'o texto das disposições sobre o crime, a pena e a prescrição',
    'le texte des dispositions relatives à l’infraction, à la peine et à la prescription',
  ),
  identity: says(
    'data that identify the person sought',
    'los datos que identifiquen a la persona reclamada',
    'os dados que identifiquem a pessoa reclamada',
    'les éléments d’identification de la personne recherchée',
  ),
  sentence: says(
    'a certified copy of the final sentence, and what of it has been served',
    'copia certificada de la sentencia firme y la parte ya cumplida',
    'cópia autenticada da sentença definitiva e da parte já cumprida',
    'copie certifiée de la condamnation définitive et la part déjà purgée',
  ),
  consent: says(
    'the express consent of the sentenced person',
    'el consentimiento expreso de la persona condenada',
    'o consentimento expresso da pessoa condenada',
    'le consentement exprès de la personne condamnée',
  ),
  nationality: says(
    'proof that the person is a national of the receiving State',
    'prueba de que la persona es nacional del Estado receptor',
    'prova de que a pessoa é nacional do Estado recebedor',
    'la preuve que la personne est ressortissante de l’État de réception',
  ),
  assets: says(
    'the assets, where they are, and the order of freezing or confiscation',
    'los bienes, su ubicación y la orden de embargo o decomiso',
    'os bens, a sua localização e a ordem de bloqueio ou perdimento',
    'les biens, leur emplacement et la décision de gel ou de confiscation',
  ),
  emergency: says(
    'the facts that show an emergency, and how the assistance relates to it',
    'los hechos que muestran la emergencia y la relación de la asistencia con ella',
    'os fatos que mostram a emergência e a relação da assistência com ela',
    'les faits établissant l’urgence et le lien de l’assistance avec celle-ci',
  ),
  reciprocity: says(
    'an offer of reciprocity',
    'el ofrecimiento de reciprocidad',
    'a oferta de reciprocidade',
    'une offre de réciprocité',
  ),
  callback: says(
    'a number at which you can be called back at any hour',
    'un número en el que puedan devolverle la llamada a cualquier hora',
    'um número em que possam retornar a ligação a qualquer hora',
    'un numéro où vous rappeler à toute heure',
  ),
} as const satisfies Record<string, Texts>;
export type ItemCode = keyof typeof ITEMS;

/** The other words of a checklist. */
export const CHECKLIST = {
  title: says('Request: {measure}', 'Solicitud: {measure}', 'Pedido: {measure}', 'Demande : {measure}'),
  to: says('To', 'A', 'Para', 'À'),
  basis: says('Basis', 'Fundamento', 'Fundamento', 'Fondement'),
  holds: says('The request states', 'La solicitud indica', 'O pedido indica', 'La demande indique'),
  attach: says('Attached', 'Se adjunta', 'Anexos', 'Pièces jointes'),
  conditions: says('To observe', 'Tener presente', 'A observar', 'À respecter'),
  language: says(
    'Language: {languages}',
    'Idioma: {languages}',
    'Idioma: {languages}',
    'Langue : {languages}',
  ),
  article: says('art.', 'art.', 'art.', 'art.'),
  dual: says(
    'the act is an offence in both States',
    'el hecho es delito en ambos Estados',
    'o fato é crime em ambos os Estados',
    'le fait est punissable dans les deux États',
  ),
  original: says(
    'the signed original follows',
    'el original firmado se envía después',
    'o original assinado segue depois',
    'l’original signé suit',
  ),
  source: says(
    'Where the article stands',
    'Dónde consta el artículo',
    'Onde consta o artigo',
    'Où se trouve l’article',
  ),
  general: says(
    'as requests of this kind usually do; the treaty was not read for this list',
    'como es usual en estas solicitudes; el tratado no se leyó para esta lista',
    'como é usual nestes pedidos; o tratado não foi lido para esta lista',
    'comme il est d’usage ; le traité n’a pas été lu pour cette liste',
  ),
} as const satisfies Record<string, Texts>;
