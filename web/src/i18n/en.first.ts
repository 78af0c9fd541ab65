/** The words that the frame, signing in and the home screen need, a file for each group. */
export default import.meta.glob<object>('./en/first/*.json', { eager: true, import: 'default' });
