/** Mails that are to be sent, and what became of them: an outbox, its store behind a port, and its senders. */
@NullMarked
package clothingrental.notifier.outbox;

import org.jspecify.annotations.NullMarked;
