/** What was read, kept by key for as long as its mark is the same. */
export class Kept<Value> {
  private readonly values = new Map<string, { mark: string; value: Value }>();

  /** @param most how many are kept; the one that was read longest ago goes first */
  constructor(private readonly most: number) {}

  /**
   * @param mark of the state that it is read from. Asked for before: a change that comes in between makes what is kept
   * newer than it says, never older.
   */
  async read(key: string, mark: string, read: () => Promise<Value>): Promise<Value> {
    const known = this.values.get(key);
    if (known?.mark === mark) return known.value;
    const value = await read();
    this.values.delete(key);
    this.values.set(key, { mark, value });
    if (this.values.size > this.most) this.values.delete(this.values.keys().next().value!);
    return value;
  }
}
