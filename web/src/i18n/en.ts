/** All words of English, a file for each group. */
export default import.meta.glob<object>('./en/*.json', { eager: true, import: 'default' });
