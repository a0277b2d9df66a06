/** Types that no message of ours names. */
@NullMarked
package foreign;

import org.jspecify.annotations.NullMarked;
