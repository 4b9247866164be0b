// Starts what needs scripts. Every page works without.
import { initAll } from "./govuk-frontend.js";
import { startRefreshing } from "./refresh.js";
import { startDrafts } from "./drafts.js";
import { startOnlyIf } from "./only_if.js";
import { startLooking } from "./look.js";
import { startMeeting } from "./meeting.js";
import { startDoor } from "./door.js";
import { startKin } from "./kin.js";
import { startMap } from "./map.js";

initAll();
startRefreshing();
startDrafts();
startOnlyIf();
startLooking();
startMeeting();
startDoor();
startKin();
startMap();
