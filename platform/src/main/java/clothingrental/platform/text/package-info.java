/** Free text, as people write it in any script. */
@NullMarked
package clothingrental.platform.text;

import org.jspecify.annotations.NullMarked;
