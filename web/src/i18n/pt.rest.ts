/** The words of all other screens, a file for each group. */
export default import.meta.glob<object>('./pt/*.json', { eager: true, import: 'default' });
