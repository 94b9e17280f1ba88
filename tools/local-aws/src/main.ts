/** `nx serve @gatehouse/local-aws`, for whoever starts it with tsx. */
await import(new URL('launch.js', import.meta.url).href);
