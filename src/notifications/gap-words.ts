/** Somebody looked for a counterpart and the finder could not name one. */
export const GAP_REPORTED = {
  en: ['The finder lacks a counterpart', '{by} asks: whom does {from:state} ask in {to:state}?'],
  es: ['Falta una contraparte', '{by} pregunta: ¿a quién se dirige {from:state} en {to:state}?'],
  pt: ['Falta uma contraparte', '{by} pergunta: a quem {from:state} se dirige em {to:state}?'],
  fr: ['Un homologue manque', '{by} demande à qui {from:state} s’adresse : {to:state}.'],
} as const;
