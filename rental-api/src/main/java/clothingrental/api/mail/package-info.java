/** The published language of mails: what has been told to a customer about an order. Never the words, never an address. */
@NullMarked
package clothingrental.api.mail;

import org.jspecify.annotations.NullMarked;
