/** What every REST interface shares: problems, limits, the API's description. */
@NullMarked
package clothingrental.platform.web;

import org.jspecify.annotations.NullMarked;
