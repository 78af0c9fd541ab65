import type { Language } from '../platform/problems.js';

/** A mail's or letter's subject and plain text, with `{gaps}`. */
interface Words {
  subject: string;
  text: string;
}

type InFourLanguages = Readonly<Record<Language, Words>>;

/** To a mailbox that answers for entries: one letter for all of them, no account needed. */
export const REQUEST: InFourLanguages = {
  en: {
    subject: 'Is this still right? Your details in the Enlace directory',
    text: `Dear colleagues,

the Enlace directory of counterparts leads other States to you by these entries:

{entries}

Please say whether they are still right. It takes half a minute; you need neither an account nor a password:

{link}

The link can be used once, until {until}. If something has changed, you can correct it there. Please do not forward this message: the link speaks for this mailbox.`,
  },
  es: {
    subject: '¿Siguen siendo correctos sus datos en el directorio Enlace?',
    text: `Estimados colegas:

El directorio de contrapartes Enlace conduce a otros Estados hasta ustedes mediante estas fichas:

{entries}

Les rogamos indicar si siguen siendo correctas. Basta medio minuto; no se necesita cuenta ni contraseña:

{link}

El enlace sirve una sola vez, hasta el {until}. Si algo ha cambiado, pueden corregirlo allí mismo. No reenvíen este mensaje: el enlace habla en nombre de este buzón.`,
  },
  pt: {
    subject: 'Os seus dados no diretório Enlace continuam corretos?',
    text: `Prezados colegas,

o diretório de contrapartes Enlace conduz outros Estados até vocês por meio destes registros:

{entries}

Pedimos que digam se continuam corretos. Basta meio minuto; não é preciso ter conta nem senha:

{link}

O link serve uma única vez, até {until}. Se algo mudou, é possível corrigir ali mesmo. Não encaminhem esta mensagem: o link fala em nome desta caixa postal.`,
  },
  fr: {
    subject: 'Vos coordonnées dans le répertoire Enlace sont-elles toujours exactes ?',
    text: `Chers collègues,

le répertoire des homologues Enlace conduit d’autres États jusqu’à vous par ces fiches :

{entries}

Veuillez indiquer si elles sont toujours exactes. Une demi-minute suffit, sans compte ni mot de passe :

{link}

Le lien sert une seule fois, jusqu’au {until}. Si quelque chose a changé, vous pouvez le corriger au même endroit. Ne transférez pas ce message : le lien parle au nom de cette boîte aux lettres.`,
  },
};

/** What stands before the rest of a second letter. */
export const AGAIN: Readonly<Record<Language, string>> = {
  en: 'We wrote to you about this a week ago and have no answer yet.',
  es: 'Les escribimos al respecto hace una semana y aún no tenemos respuesta.',
  pt: 'Escrevemos a vocês sobre isto há uma semana e ainda não temos resposta.',
  fr: 'Nous vous avons écrit à ce sujet il y a une semaine et sommes sans réponse.',
};

/** What follows a list that was cut. */
export const MORE: Readonly<Record<Language, string>> = {
  en: 'and {count} more',
  es: 'y {count} más',
  pt: 'e mais {count}',
  fr: 'et {count} autres',
};

/** To the accounts of a State's national authority, when its offices did not answer. */
export const TO_AUTHORITY: InFourLanguages = {
  en: {
    subject: 'Entries of your State await confirmation in Enlace',
    text: `The offices behind these entries of your State were asked whether their details are still right, and we have no answer, or no mailbox to ask:

{entries}

Please look at them and confirm what you know to be right, or correct it:

{link}`,
  },
  es: {
    subject: 'Fichas de su Estado esperan confirmación en Enlace',
    text: `Se preguntó a las oficinas de estas fichas de su Estado si sus datos siguen siendo correctos, y no tenemos respuesta, o no hay buzón al que preguntar:

{entries}

Le rogamos revisarlas y confirmar lo que le conste que es correcto, o corregirlo:

{link}`,
  },
  pt: {
    subject: 'Registros do seu Estado aguardam confirmação no Enlace',
    text: `Perguntou-se aos órgãos destes registros do seu Estado se os dados continuam corretos, e não temos resposta, ou não há caixa postal a quem perguntar:

{entries}

Pedimos que os verifique e confirme o que souber correto, ou corrija:

{link}`,
  },
  fr: {
    subject: 'Des fiches de votre État attendent confirmation dans Enlace',
    text: `Les services de ces fiches de votre État ont été interrogés sur l’exactitude de leurs coordonnées ; nous sommes sans réponse, ou sans boîte à qui écrire :

{entries}

Veuillez les examiner et confirmer ce que vous savez exact, ou le corriger :

{link}`,
  },
};

/** To the secretariat's editors: nobody of that State answered, a letter is ready. */
export const TO_SECRETARIAT: InFourLanguages = {
  en: {
    subject: 'Letters to States are ready in Enlace',
    text: `Nobody answered for some entries of: {states}.

A letter in each State's language is ready to be sent:

{link}`,
  },
  es: {
    subject: 'Hay cartas a los Estados listas en Enlace',
    text: `Nadie respondió por algunas fichas de: {states}.

Hay una carta lista en el idioma de cada Estado:

{link}`,
  },
  pt: {
    subject: 'Há cartas aos Estados prontas no Enlace',
    text: `Ninguém respondeu por alguns registros de: {states}.

Há uma carta pronta no idioma de cada Estado:

{link}`,
  },
  fr: {
    subject: 'Des lettres aux États sont prêtes dans Enlace',
    text: `Personne n’a répondu pour certaines fiches de : {states}.

Une lettre est prête dans la langue de chaque État :

{link}`,
  },
};

/** The letter that the secretariat sends on its own paper: what stands before and after the list of entries. */
export const FORMAL: Readonly<
  Record<Language, { subject: string; before: string; after: readonly string[] }>
> = {
  en: {
    subject: 'Confirmation of the entries of your State in the directory of counterparts',
    before:
      'The list of points of contact that the member States asked to have "regularly updated" holds the following entries of your State. Their offices were asked by electronic mail, and afterwards the national authority; we have received no confirmation:',
    after: [
      'We would be grateful if you confirmed, corrected or withdrew each of them, and named the mailbox that answers for it, by a note to this secretariat or in the directory itself: {link}',
      'Until then other States see these details as not confirmed.',
    ],
  },
  es: {
    subject: 'Confirmación de las fichas de su Estado en el directorio de contrapartes',
    before:
      'La lista de puntos de contacto que los Estados miembros pidieron mantener «periódicamente actualizada» contiene las siguientes fichas de su Estado. Se consultó por correo electrónico a sus oficinas y después a la autoridad nacional, sin que se haya recibido confirmación:',
    after: [
      'Mucho agradeceremos que las confirmen, corrijan o retiren, y que indiquen el buzón que responde por cada una, mediante nota a esta secretaría o en el propio directorio: {link}',
      'Entretanto, los demás Estados ven esos datos como no confirmados.',
    ],
  },
  pt: {
    subject: 'Confirmação dos registros do seu Estado no diretório de contrapartes',
    before:
      'A lista de pontos de contato que os Estados membros pediram que fosse «regularmente atualizada» contém os seguintes registros do seu Estado. Os respectivos órgãos foram consultados por correio eletrônico e, depois, a autoridade nacional; não recebemos confirmação:',
    after: [
      'Agradeceríamos que cada um fosse confirmado, corrigido ou retirado, e que se indicasse a caixa postal que responde por ele, por nota a esta secretaria ou no próprio diretório: {link}',
      'Até lá, os outros Estados veem esses dados como não confirmados.',
    ],
  },
  fr: {
    subject: 'Confirmation des fiches de votre État dans le répertoire des homologues',
    before:
      'La liste des points de contact que les États membres ont demandé de tenir « régulièrement à jour » contient les fiches suivantes de votre État. Leurs services ont été interrogés par courrier électronique, puis l’autorité nationale ; aucune confirmation ne nous est parvenue :',
    after: [
      'Nous vous saurions gré de confirmer, corriger ou retirer chacune d’elles, et d’indiquer la boîte aux lettres qui en répond, par note à ce secrétariat ou dans le répertoire même : {link}',
      'D’ici là, les autres États voient ces coordonnées comme non confirmées.',
    ],
  },
};
