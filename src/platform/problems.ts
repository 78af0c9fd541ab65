import { HttpException } from '@nestjs/common';

/** The four languages of the directory (BCP 47). */
export const LANGUAGES = ['en', 'es', 'pt', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text in each of the four languages. */
export type Texts = Readonly<Record<Language, string>>;

const problem = <S extends number>(status: S, en: string, es: string, pt: string, fr: string) => ({
  status,
  title: { en, es, pt, fr } as Texts,
});

/**
 * The error catalogue: code -> HTTP status and title in four languages (RFC 9457).
 * The code is also the last segment of the problem's `type`.
 */
export const PROBLEMS = {
  'invalid-request': problem(
    400,
    'The request is not valid',
    'La solicitud no es válida',
    'A solicitação não é válida',
    'La demande n’est pas valide',
  ),
  'not-signed-in': problem(
    401,
    'Sign in first',
    'Inicie sesión primero',
    'Inicie a sessão primeiro',
    'Connectez-vous d’abord',
  ),
  'wrong-credentials': problem(
    401,
    'E-mail, password or code is wrong',
    'El correo, la contraseña o el código no es correcto',
    'O e-mail, a senha ou o código está incorreto',
    'L’adresse, le mot de passe ou le code est incorrect',
  ),
  'second-factor-missing': problem(
    401,
    'Give the code of your second factor as well',
    'Indique también el código de su segundo factor',
    'Informe também o código do seu segundo fator',
    'Donnez aussi le code de votre second facteur',
  ),
  forbidden: problem(
    403,
    'Your role does not allow this',
    'Su función no permite esta acción',
    'O seu perfil não permite esta ação',
    'Votre rôle ne permet pas cette action',
  ),
  'second-factor-required': problem(
    403,
    'Set up a second factor first',
    'Configure primero un segundo factor',
    'Configure primeiro um segundo fator',
    'Configurez d’abord un second facteur',
  ),
  'proof-required': problem(
    403,
    'Enter your password again first',
    'Vuelva a introducir su contraseña primero',
    'Digite novamente a sua senha primeiro',
    'Saisissez d’abord à nouveau votre mot de passe',
  ),
  'second-person-required': problem(
    403,
    'Another person must decide this change',
    'Otra persona debe decidir este cambio',
    'Outra pessoa deve decidir esta alteração',
    'Une autre personne doit décider de cette modification',
  ),
  'not-found': problem(404, 'Not found', 'No encontrado', 'Não encontrado', 'Introuvable'),
  conflict: problem(
    409,
    'This conflicts with the present state',
    'Esto contradice el estado actual',
    'Isto conflita com o estado atual',
    'Ceci est en conflit avec l’état actuel',
  ),
  'in-flight': problem(
    409,
    'The same request is still being carried out',
    'La misma solicitud todavía se está ejecutando',
    'A mesma solicitação ainda está em execução',
    'La même demande est encore en cours',
  ),
  'change-conflict': problem(
    409,
    'The entry moved on since this change was proposed',
    'La ficha cambió desde que se propuso este cambio',
    'O registro mudou desde que esta alteração foi proposta',
    'La fiche a changé depuis la proposition de cette modification',
  ),
  'stale-version': problem(
    412,
    'Somebody else changed this first',
    'Otra persona lo modificó antes',
    'Outra pessoa alterou antes',
    'Quelqu’un d’autre l’a modifié avant',
  ),
  'too-large': problem(
    413,
    'The request is too large',
    'La solicitud es demasiado grande',
    'A solicitação é grande demais',
    'La demande est trop volumineuse',
  ),
  'unsupported-media-type': problem(415, 'Send JSON', 'Envíe JSON', 'Envie JSON', 'Envoyez du JSON'),
  'rule-broken': problem(
    422,
    'A rule of the directory forbids this',
    'Una regla del directorio lo impide',
    'Uma regra do diretório impede isto',
    'Une règle du répertoire l’interdit',
  ),
  'key-reused': problem(
    422,
    'This Idempotency-Key was used for another request',
    'Esta Idempotency-Key se usó para otra solicitud',
    'Esta Idempotency-Key foi usada para outra solicitação',
    'Cette Idempotency-Key a servi à une autre demande',
  ),
  'version-required': problem(
    428,
    'Send the version you read in If-Match',
    'Envíe en If-Match la versión que leyó',
    'Envie em If-Match a versão que leu',
    'Envoyez dans If-Match la version lue',
  ),
  'too-many-requests': problem(
    429,
    'Too many attempts; wait a while',
    'Demasiados intentos; espere un momento',
    'Tentativas demais; aguarde um pouco',
    'Trop de tentatives ; patientez',
  ),
  internal: problem(
    500,
    'Something went wrong on our side',
    'Algo falló de nuestro lado',
    'Algo falhou do nosso lado',
    'Une erreur est survenue de notre côté',
  ),
  unavailable: problem(
    503,
    'The directory cannot answer just now; try again',
    'El directorio no puede responder ahora; inténtelo de nuevo',
    'O diretório não pode responder agora; tente de novo',
    'Le répertoire ne peut pas répondre pour l’instant ; réessayez',
  ),
  'audit-unavailable': problem(
    503,
    'Nothing was changed: the audit log could not be written',
    'No se cambió nada: no se pudo escribir el registro de auditoría',
    'Nada foi alterado: não foi possível gravar o registro de auditoria',
    'Rien n’a été modifié : le journal d’audit n’a pas pu être écrit',
  ),
} as const;

export type ProblemCode = keyof typeof PROBLEMS;

/** One input field that was refused: `field` is a path such as `contactPoints.0.value`. */
export interface FieldError {
  field: string;
  message: string;
}

/** Throw to answer with a problem of the catalogue. `detail` says what to do; it never echoes a hidden value. */
export class Problem extends HttpException {
  constructor(
    readonly code: ProblemCode,
    readonly detail?: string,
    readonly extra: { errors?: FieldError[]; headers?: Record<string, string> } = {},
  ) {
    super(code, PROBLEMS[code].status);
  }
}
