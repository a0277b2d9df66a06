/** Load as a shop has it, at a steady rate: what {@code bin/benchmark journeys} measures. No test. */
@NullMarked
package clothingrental.acceptance.journeys;

import org.jspecify.annotations.NullMarked;
