/** Desks of a simulation do not agree in the end, or one broke its word on the way: what a simulation looks for. */
export class Disagreement extends Error {}
