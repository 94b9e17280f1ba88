/** `nx serve @gatehouse/local-aws`, for starting it with tsx. */
await import(new URL('launch.js', import.meta.url).href);
