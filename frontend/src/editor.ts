/** The cycle editor: written with the room cycles. */
export {};
