/** All words of Portuguese, a file for each group. */
export default import.meta.glob<object>('./pt/*.json', { eager: true, import: 'default' });
