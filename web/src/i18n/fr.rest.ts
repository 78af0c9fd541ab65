/** The words of all other screens, a file for each group. */
export default import.meta.glob<object>('./fr/*.json', { eager: true, import: 'default' });
