import { LANGUAGES, type Language } from '../platform/problems.js';

interface Words {
  point: (state: string) => string;
  agency: (state: string) => string;
  officer: string;
  expert: string;
  title: string;
  institute: string;
  course: string;
  consent: string;
  evidence: string;
  /** Said in the notes of everything that is invented. */
  invented: string;
}

/** What invented entries say, in the State's language. */
export const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    point: (state) => `Demo 24/7 point, ${state} (invented)`,
    agency: (state) => `Demo Cyber-crime Unit, ${state} (invented)`,
    officer: 'Demo Officer',
    expert: 'Demo Expert',
    title: 'Adviser on electronic evidence',
    institute: 'Demo Institute (invented)',
    course: 'Preservation of electronic evidence',
    consent: 'To be listed in this demonstration',
    evidence: 'Invented, like the person',
    invented: 'Invented for the demonstration: no such person, office, number or mailbox exists.',
  },
  es: {
    point: (state) => `Punto 24/7 Demo, ${state} (inventado)`,
    agency: (state) => `Unidad Demo de Ciberdelincuencia, ${state} (inventada)`,
    officer: 'Oficial Demo',
    expert: 'Experto Demo',
    title: 'Asesoría en prueba electrónica',
    institute: 'Instituto Demo (inventado)',
    course: 'Preservación de prueba electrónica',
    consent: 'Figurar en esta demostración',
    evidence: 'Inventada, como la persona',
    invented: 'Inventado para la demostración: no existe tal persona, oficina, número ni buzón.',
  },
  pt: {
    point: (state) => `Ponto 24/7 Demo, ${state} (inventado)`,
    agency: (state) => `Unidade Demo de Crimes Cibernéticos, ${state} (inventada)`,
    officer: 'Agente Demo',
    expert: 'Perito Demo',
    title: 'Assessoria em prova eletrônica',
    institute: 'Instituto Demo (inventado)',
    course: 'Preservação de prova eletrônica',
    consent: 'Constar desta demonstração',
    evidence: 'Inventada, como a pessoa',
    invented: 'Inventado para a demonstração: não existe tal pessoa, repartição, número ou caixa postal.',
  },
  fr: {
    point: (state) => `Point 24/7 Démo, ${state} (inventé)`,
    agency: (state) => `Unité Démo de cybercriminalité, ${state} (inventée)`,
    officer: 'Agent Démo',
    expert: 'Expert Démo',
    title: 'Conseil en preuve électronique',
    institute: 'Institut Démo (inventé)',
    course: 'Conservation de la preuve électronique',
    consent: 'Figurer dans cette démonstration',
    evidence: 'Inventée, comme la personne',
    invented:
      'Inventé pour la démonstration : ni personne, ni service, ni numéro, ni boîte de ce nom n’existe.',
  },
};

const GIVEN = [
  'Alba',
  'Bruno',
  'Clara',
  'Dario',
  'Elena',
  'Fabio',
  'Gala',
  'Hugo',
  'Iris',
  'Julio',
  'Kira',
  'Leo',
];
const FAMILY = ['Ficticio', 'Muestra', 'Ejemplar', 'Inventado', 'Imaginario'];

/** A name that nobody takes for a person's: `Demo Officer Alba Ficticio`. */
export const inventedName = (role: string, index: number): string =>
  `${role} ${GIVEN[index % GIVEN.length]} ${FAMILY[index % FAMILY.length]}`;

/** The first of a State's languages that the directory speaks; English otherwise (Suriname). */
export const spokenIn = (officialLanguages: readonly string[]): Language =>
  LANGUAGES.find(
    (language) => language === officialLanguages.find((one) => LANGUAGES.includes(one as Language)),
  ) ?? 'en';
