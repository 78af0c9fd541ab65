import type { Language } from '../platform/problems.js';

interface Words {
  title: string;
  what: string;
  who: string;
  api: string;
  description: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    title: 'Enlace: the hemispheric directory of counterparts',
    what: 'Who, in each State, answers a request about cyber-crime or mutual legal assistance, how to reach them now, and how sure we are that it is right.',
    who: 'For the authorities of the member States and the secretariat. What you see depends on who you are.',
    api: 'The interface for programs, to read and to try',
    description: 'Its description (OpenAPI 3.1)',
  },
  es: {
    title: 'Enlace: el directorio hemisférico de contrapartes',
    what: 'Quién responde, en cada Estado, a una solicitud sobre delito cibernético o asistencia jurídica mutua, cómo comunicarse ahora y con qué certeza lo sabemos.',
    who: 'Para las autoridades de los Estados miembros y la secretaría. Lo que se ve depende de quién lo consulta.',
    api: 'La interfaz para programas, para leer y probar',
    description: 'Su descripción (OpenAPI 3.1)',
  },
  pt: {
    title: 'Enlace: o diretório hemisférico de contrapartes',
    what: 'Quem responde, em cada Estado, a uma solicitação sobre crime cibernético ou assistência jurídica mútua, como entrar em contato agora e com que certeza o sabemos.',
    who: 'Para as autoridades dos Estados membros e a secretaria. O que se vê depende de quem consulta.',
    api: 'A interface para programas, para ler e experimentar',
    description: 'A sua descrição (OpenAPI 3.1)',
  },
  fr: {
    title: 'Enlace : le répertoire hémisphérique des homologues',
    what: 'Qui, dans chaque État, répond à une demande relative à la cybercriminalité ou à l’entraide judiciaire, comment le joindre maintenant, et avec quelle certitude nous le savons.',
    who: 'Pour les autorités des États membres et le secrétariat. Ce que l’on voit dépend de qui consulte.',
    api: 'L’interface pour programmes, à lire et à essayer',
    description: 'Sa description (OpenAPI 3.1)',
  },
};

/** What this is, in one title and one sentence. */
export const homeWords = (language: Language): Pick<Words, 'title' | 'what'> => WORDS[language];

/** What this is and where to go, in plain HTML: no script, no style, nothing to load. */
export function homePage(language: Language): string {
  const words = WORDS[language];
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${words.title}</title></head>
<body>
<main>
<h1>${words.title}</h1>
<p>${words.what}</p>
<p>${words.who}</p>
<ul>
<li><a href="/docs">${words.api}</a></li>
<li><a href="/api/openapi.json">${words.description}</a></li>
</ul>
</main>
</body>
</html>
`;
}
