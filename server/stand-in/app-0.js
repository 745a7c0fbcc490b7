export default function () {}
export function hydrate() {}
