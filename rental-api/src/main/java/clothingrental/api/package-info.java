/** The published language: what the services say to each other. A package for each context, and what all events share. */
@NullMarked
package clothingrental.api;

import org.jspecify.annotations.NullMarked;
