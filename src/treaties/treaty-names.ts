import type { Texts } from '../platform/problems.js';

const names = (en: string, es: string, pt: string, fr: string): Texts => ({ en, es, pt, fr });

/**
 * The treaties' titles for texts and screens. Those of the United Nations are of the authentic texts in English, Spanish
 * and French; those of the Council of Europe in English and French; the Organization's in its four languages. The rest
 * are the translations in common use.
 */
const NAMES: Readonly<Record<string, Texts>> = {
  'A-55': names(
    'Inter-American Convention on Mutual Assistance in Criminal Matters',
    'Convención Interamericana sobre Asistencia Mutua en Materia Penal',
    'Convenção Interamericana sobre Assistência Mútua em Matéria Penal',
    'Convention interaméricaine sur l’entraide en matière pénale',
  ),
  'A-59': names(
    'Optional Protocol to the Inter-American Convention on Mutual Assistance in Criminal Matters',
    'Protocolo Facultativo a la Convención Interamericana sobre Asistencia Mutua en Materia Penal',
    'Protocolo Facultativo à Convenção Interamericana sobre Assistência Mútua em Matéria Penal',
    'Protocole facultatif à la Convention interaméricaine sur l’entraide en matière pénale',
  ),
  'A-57': names(
    'Inter-American Convention on Serving Criminal Sentences Abroad',
    'Convención Interamericana para el Cumplimiento de Condenas Penales en el Extranjero',
    'Convenção Interamericana sobre o Cumprimento de Sentenças Penais no Exterior',
    'Convention interaméricaine sur l’exécution des décisions pénales à l’étranger',
  ),
  'B-47': names(
    'Inter-American Convention on Extradition',
    'Convención Interamericana sobre Extradición',
    'Convenção Interamericana sobre Extradição',
    'Convention interaméricaine sur l’extradition',
  ),
  UNTOC: names(
    'United Nations Convention against Transnational Organized Crime',
    'Convención de las Naciones Unidas contra la Delincuencia Organizada Transnacional',
    'Convenção das Nações Unidas contra o Crime Organizado Transnacional',
    'Convention des Nations Unies contre la criminalité transnationale organisée',
  ),
  UNCAC: names(
    'United Nations Convention against Corruption',
    'Convención de las Naciones Unidas contra la Corrupción',
    'Convenção das Nações Unidas contra a Corrupção',
    'Convention des Nations Unies contre la corruption',
  ),
  'CETS-185': names(
    'Convention on Cybercrime (Budapest)',
    'Convenio sobre la Ciberdelincuencia (Budapest)',
    'Convenção sobre o Crime Cibernético (Budapeste)',
    'Convention sur la cybercriminalité (Budapest)',
  ),
  'CETS-224': names(
    'Second Additional Protocol to the Convention on Cybercrime',
    'Segundo Protocolo adicional al Convenio sobre la Ciberdelincuencia',
    'Segundo Protocolo Adicional à Convenção sobre o Crime Cibernético',
    'Deuxième Protocole additionnel à la Convention sur la cybercriminalité',
  ),
  'UNCC-2024': names(
    'United Nations Convention against Cybercrime',
    'Convención de las Naciones Unidas contra la Ciberdelincuencia',
    'Convenção das Nações Unidas contra o Crime Cibernético',
    'Convention des Nations Unies contre la cybercriminalité',
  ),
  'VIENNA-1988': names(
    'United Nations Convention against Illicit Traffic in Narcotic Drugs and Psychotropic Substances',
    'Convención de las Naciones Unidas contra el Tráfico Ilícito de Estupefacientes y Sustancias Sicotrópicas',
    'Convenção das Nações Unidas contra o Tráfico Ilícito de Entorpecentes e de Substâncias Psicotrópicas',
    'Convention des Nations Unies contre le trafic illicite de stupéfiants et de substances psychotropes',
  ),
};

/** A treaty's title in the four languages; as its list prints it where no other is known. */
export const treatyNames = ({ code, name }: { code: string; name: string }): Texts =>
  NAMES[code] ?? names(name, name, name, name);
